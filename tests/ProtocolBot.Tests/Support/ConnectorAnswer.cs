using System.Globalization;

namespace ProtocolBot.Tests.Support;

/// <summary>What a fake connector does with one request.</summary>
public abstract record ConnectorAnswer
{
    private ConnectorAnswer()
    {
    }

    /// <summary>Whether the activity reached the person, whatever was answered, and how often.</summary>
    public int Accepts { get; init; }

    /// <summary>An ordinary HTTP answer.</summary>
    public sealed record Says(int Status, string? Body = null, string ContentType = "application/json; charset=utf-8", string? RetryAfter = null, string? Location = null) : ConnectorAnswer;

    /// <summary>The connection breaks before the request's body was read.</summary>
    public sealed record ResetsBeforeBody : ConnectorAnswer;

    /// <summary>The connection breaks after the request's body was read.</summary>
    public sealed record ResetsAfterBody : ConnectorAnswer;

    /// <summary>The answer's head arrives, its body breaks off.</summary>
    public sealed record BreaksOff(int Status) : ConnectorAnswer;

    /// <summary>Nothing, until the client gives up.</summary>
    public sealed record IsSilent : ConnectorAnswer;

    /// <summary>The usual one: taken, with an id (which stands for {n}).</summary>
    public static ConnectorAnswer Taken { get; } = new Says(201, """{"id":"{n}"}""") { Accepts = 1 };

    public static ConnectorAnswer Refused(int status, string code) =>
        new Says(status, $$$"""{"error":{"code":"{{{code}}}","message":"No."}}""");

    public static ConnectorAnswer Throttled(TimeSpan wait) => Throttled(wait.TotalSeconds.ToString(CultureInfo.InvariantCulture));

    public static ConnectorAnswer Throttled(string? retryAfter) =>
        new Says(429, """{"error":{"code":"Throttled","message":"Too fast."}}""", RetryAfter: retryAfter);
}
