using System.Collections.Immutable;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Cases;

/// <summary>A case as one person may see it, in words: on a card without names and story, on a page with them.</summary>
public sealed record CaseView
{
    public required CaseNumber Number { get; init; }
    public required RouteId Route { get; init; }
    public required Priority Priority { get; init; }
    public required CaseStatus Status { get; init; }
    /// <summary>From 1.</summary>
    public required int Stage { get; init; }
    /// <summary>The reader's part; medewerker for who reported it.</summary>
    public required Role Role { get; init; }
    public required Tongue Tongue { get; init; }
    public required string Title { get; init; }
    /// <summary>What kind of case it is.</summary>
    public required string About { get; init; }
    /// <summary>Where it stands.</summary>
    public required string State { get; init; }
    /// <summary>When it was sent.</summary>
    public required string Sent { get; init; }
    /// <summary>By when the reader must do what; null where nothing waits for them.</summary>
    public CaseTerm? Deadline { get; init; }
    /// <summary>What is new, or why a press did nothing; null where its number says enough.</summary>
    public string? News { get; init; }
    public required ImmutableArray<(string Label, string Value)> Facts { get; init; }
    /// <summary>What the reporter sent, question by question; on a page alone.</summary>
    public required ImmutableArray<(string Label, string Value)> Story { get; init; }
    public required ImmutableArray<string> ToDo { get; init; }
    /// <summary>Whom to phone; empty where nobody need.</summary>
    public required ImmutableArray<PhoneLine> Phones { get; init; }
    public required ImmutableArray<CaseMoment> Timeline { get; init; }
    public required ImmutableArray<CaseButton> Actions { get; init; }
    /// <summary>What the protocol and the law add; it decides nothing.</summary>
    public required ImmutableArray<string> Information { get; init; }
    public required string InformationTitle { get; init; }
    /// <summary>"Open de pagina".</summary>
    public required string PageLabel { get; init; }
}

/// <summary>A deadline in words, which say so when it is over.</summary>
public sealed record CaseTerm(string Text, DateTimeOffset Due, bool IsOver);

/// <summary>Something that happened, as the reader may know it.</summary>
/// <param name="Text">What was written with it; never on a card.</param>
public sealed record CaseMoment(DateTimeOffset At, string When, string What, string? Text);

/// <summary>Something the reader can do.</summary>
public sealed record CaseButton(CaseAction Action, string Label)
{
    /// <summary>The label of the text that is written with it; null where nothing is written.</summary>
    public string? Field { get; init; }
    public bool MustWrite { get; init; }
    /// <summary>The label of what is chosen with it; null where nothing is chosen.</summary>
    public string? ChoiceLabel { get; init; }
    public ImmutableArray<Option> Choices { get; init; } = [];
    /// <summary>Whether several of its choices may be taken.</summary>
    public bool Many { get; init; }
    /// <summary>What is said before it is done, because it cannot be undone; null where it simply happens.</summary>
    public string? Confirm { get; init; }
    /// <summary>The label of the button that does it, beneath what is filled in.</summary>
    public required string Send { get; init; }

    /// <summary>Whether there is something to fill in or to think over first.</summary>
    public bool Unfolds => Field is not null || !Choices.IsEmpty || Confirm is not null;
}
