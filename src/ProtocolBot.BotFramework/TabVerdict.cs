namespace ProtocolBot.BotFramework;

/// <summary>What a token from the tab proved. A closed family: a person of our tenant, or nobody.</summary>
public abstract record TabVerdict
{
    private TabVerdict()
    {
    }

    /// <summary>The person who sits before the tab, by the object id in Entra.</summary>
    public sealed record Person(string ObjectId) : TabVerdict;

    /// <summary>Nobody who may in. The reason stands in the log; the caller sees this status alone.</summary>
    public sealed record Refused(int Status) : TabVerdict;
}
