using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Understanding;

/// <summary>Where a message leads: to a scenario's dialog, or, where none fits, to what its kind asks for.</summary>
/// <param name="Scenario">Null where no dialog fits.</param>
/// <param name="Kind">One of <see cref="Kinds"/>; of a scenario it is the likeliest among its intents.</param>
public readonly record struct Aim(string? Scenario, string Kind)
{
    public static Aim Of(Intent intent) => new(intent.Scenario, intent.Scenario is null ? intent.Kind : "");

    public override string ToString() => Scenario ?? $"none ({Kind})";
}

/// <summary>What a message may mean, by what the classifier learnt: everything best first, with its share of 1.</summary>
public sealed record Guess
{
    /// <summary>Where there is nothing that it could mean.</summary>
    internal static Guess Nothing { get; } = new() { Intents = [], Aims = [], Kinds = [], Urgent = 0, Articles = [], Known = false };

    public required ImmutableArray<(Intent Intent, double Share)> Intents { get; init; }
    public required ImmutableArray<(Aim Aim, double Share)> Aims { get; init; }
    /// <summary>By kind, within each aim.</summary>
    public required ImmutableArray<((Aim Aim, string Kind) Of, double Share)> Kinds { get; init; }

    /// <summary>How likely somebody is in danger now.</summary>
    public required double Urgent { get; init; }

    /// <summary>Paragraphs, those of the best aim first.</summary>
    public required ImmutableArray<(string Id, double Share)> Articles { get; init; }

    /// <summary>Whether it had a word that says something and was learnt; without one the shares are chance.</summary>
    public required bool Known { get; init; }

    public Aim Best => Aims[0].Aim;

    public double Confidence => Aims[0].Share;

    /// <summary>The likeliest kind of those who mean this scenario.</summary>
    public string KindWithin(string scenario) => Kinds.First(kind => kind.Of.Aim.Scenario == scenario).Of.Kind;
}
