using System.Collections.Immutable;

namespace ProtocolBot.Core.Language;

/// <summary>The languages that the product speaks; a third is added here and the compiler shows where.</summary>
public enum Tongue
{
    Dutch,
    English,
}

/// <summary>One text that a person reads, in both languages. It comes from dialogs/, never from code.</summary>
public sealed record Text(string Dutch, string English)
{
    /// <summary>Where it stands in its file, for messages to its author; 0 when it did not come from a file.</summary>
    public int Line { get; init; }

    public string In(Tongue tongue) => tongue switch
    {
        Tongue.Dutch => Dutch,
        Tongue.English => English,
    };
}

/// <summary>Other words for the same answer, per language.</summary>
public sealed record Synonyms(ImmutableArray<string> Dutch, ImmutableArray<string> English)
{
    public static Synonyms None { get; } = new([], []);

    /// <summary>Where they stand in their file, for messages to their author; 0 when they did not come from a file.</summary>
    public int Line { get; init; }

    public ImmutableArray<string> In(Tongue tongue) => tongue switch
    {
        Tongue.Dutch => Dutch,
        Tongue.English => English,
    };
}
