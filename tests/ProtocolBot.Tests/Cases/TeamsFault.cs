using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Cases;

/// <summary>What an answer of Teams means for a notice (reliability R13).</summary>
internal enum Meaning
{
    Taken,
    Refused,
    Wait,
    Unsure,
}

/// <summary>One of the 31 answers of reliability.md section 8.</summary>
internal sealed record TeamsFault(string Name, Meaning Meaning, ConnectorAnswer? Answer = null)
{
    public Way Way { get; init; }

    /// <summary>What Teams asks us to wait.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>As a date on the wire.</summary>
    public bool IsDate { get; init; }

    /// <summary>How often the connector must answer so before we believe it.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The chat that was to be made is not known by it.</summary>
    public bool HasNoId { get; init; }

    public static ImmutableArray<TeamsFault> All { get; } =
    [
        new("200", Meaning.Taken, Ok(200)),
        new("201", Meaning.Taken, Ok(201)),
        new("202 without an id", Meaning.Taken, new ConnectorAnswer.Says(202) { Accepts = 1 }) { HasNoId = true },
        new("400", Meaning.Refused, ConnectorAnswer.Refused(400, "BadSyntax")),
        new("401", Meaning.Refused, ConnectorAnswer.Refused(401, "BotNotRegistered")) { Times = 2 },
        new("403 blocked", Meaning.Refused, ConnectorAnswer.Refused(403, "MessageWritesBlocked")),
        new("403 not installed", Meaning.Refused, ConnectorAnswer.Refused(403, "ForbiddenOperationException")),
        new("404", Meaning.Refused, ConnectorAnswer.Refused(404, "ConversationNotFound")),
        new("408", Meaning.Unsure, new ConnectorAnswer.Says(408)),
        new("409", Meaning.Refused, new ConnectorAnswer.Says(409)),
        new("412", Meaning.Unsure, ConnectorAnswer.Refused(412, "PreconditionFailed")),
        new("413", Meaning.Refused, ConnectorAnswer.Refused(413, "MessageSizeTooBig")),
        new("429 seconds", Meaning.Wait, ConnectorAnswer.Throttled("17")) { Wait = TimeSpan.FromSeconds(17) },
        new("429 date", Meaning.Wait) { Wait = TimeSpan.FromSeconds(90), IsDate = true },
        new("429 absent", Meaning.Wait, ConnectorAnswer.Throttled((string?)null)),
        new("429 nought", Meaning.Wait, ConnectorAnswer.Throttled("0")),
        new("429 an hour", Meaning.Wait, ConnectorAnswer.Throttled("3600")) { Wait = TimeSpan.FromHours(1) },
        new("500", Meaning.Unsure, ConnectorAnswer.Refused(500, "ServiceError")),
        new("502", Meaning.Unsure, new ConnectorAnswer.Says(502)),
        new("503", Meaning.Unsure, new ConnectorAnswer.Says(503, "<html>", "text/html")),
        new("504", Meaning.Unsure, new ConnectorAnswer.Says(504)),
        new("reset before the body", Meaning.Unsure, new ConnectorAnswer.ResetsBeforeBody()),
        new("reset after the body", Meaning.Unsure, new ConnectorAnswer.ResetsAfterBody { Accepts = 1 }),
        new("half an answer", Meaning.Taken, new ConnectorAnswer.BreaksOff(200) { Accepts = 1 }) { HasNoId = true },
        new("silence", Meaning.Unsure, new ConnectorAnswer.IsSilent { Accepts = 1 }),
        new("TLS error", Meaning.Wait) { Way = Way.NoTrust },
        new("DNS error", Meaning.Wait) { Way = Way.NoName },
        new("redirect", Meaning.Refused, new ConnectorAnswer.Says(307, Location: "https://directline.botframework.com/elsewhere")),
        new("wrong content type", Meaning.Unsure, new ConnectorAnswer.Says(200, "<html>maintenance</html>", "text/html")),
        new("accepted, then 500", Meaning.Unsure, new ConnectorAnswer.Says(500) { Accepts = 1 }),
        new("accepted twice", Meaning.Taken, new ConnectorAnswer.Says(201, """{"id":"m{n}"}""") { Accepts = 2 }),
    ];

    /// <summary>Whether the connector itself hears of it.</summary>
    public bool IsHeard => Way is Way.Well;

    public ConnectorAnswer Says(DateTimeOffset now) => IsDate
        ? ConnectorAnswer.Throttled((now + Wait).ToString("R", CultureInfo.InvariantCulture))
        : Answer ?? throw new InvalidOperationException($"{Name} is not answered");

    /// <summary>What it means for making a chat: without its id one asks again.</summary>
    public Meaning WhenMaking => HasNoId ? Meaning.Unsure : Meaning;

    private static ConnectorAnswer.Says Ok(int status) => new(status, """{"id":"m{n}"}""") { Accepts = 1 };
}
