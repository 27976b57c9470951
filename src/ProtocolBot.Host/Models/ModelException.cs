namespace ProtocolBot.Host.Models;

/// <summary>The model gave no answer that can be used. The outcome is a status or a kind of fault: never what was asked or said.</summary>
internal sealed class ModelException(string outcome, bool isDown) : Exception($"the model gave nothing: {outcome}")
{
    public const string Slow = "slow";
    public const string Refused = "refused";
    public const string Unreadable = "unreadable";

    public string Outcome => outcome;

    /// <summary>Whether the service itself is at fault. One that babbles to one person is not: else that person could take it from all others.</summary>
    public bool IsDown => isDown;

    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
