using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Turns;

/// <summary>One thing a person did, as the thinking sees it: no activity, no channel, no database.</summary>
public abstract record TurnInput
{
    private TurnInput()
    {
    }

    /// <summary>The language the channel reports; a choice made in the conversation wins over it.</summary>
    public required Tongue Tongue { get; init; }
    public required Person Person { get; init; }
    public required DateTimeOffset Now { get; init; }
    /// <summary>Null where no case can be begun: nobody is known, or there is no organisation.</summary>
    public CaseStart? Start { get; init; }

    /// <summary>How far this person is in the course; null while it was never begun, and where there is none.</summary>
    public Learner? Learner { get; init; }

    /// <summary>A picture, a file or a link to one came with it. It is never fetched; that it should not be sent is said.</summary>
    public bool HasFile { get; init; }

    /// <summary>Typed something.</summary>
    public sealed record Said(string Text) : TurnInput
    {
        /// <summary>What a language model said of it, where one was asked.</summary>
        public ModelSays Model { get; init; } = ModelSays.Nothing;
    }

    /// <summary>Pressed a card's button, or chose in its list. A question without scenario, or an answer to an older question, is met kindly.</summary>
    public sealed record Pressed(string? Scenario, string? Question, ImmutableArray<string> Answer, string? Text) : TurnInput;

    /// <summary>Asked for a fixed thing by a button: "menu", "paragraphs" with ids, "help" …</summary>
    public sealed record Asked(string What, ImmutableArray<string> Arguments) : TurnInput;

    /// <summary>Pressed a button on the card of a case.</summary>
    /// <param name="Request">Null when the card is only to be fetched anew.</param>
    /// <param name="MayBeKept">Whether it was asked already what should become of names in its text.</param>
    public sealed record OnCase(CaseNumber Number, CaseRequest? Request, bool MayBeKept = false) : TurnInput;

    /// <summary>Opened the chat for the first time.</summary>
    public sealed record Joined : TurnInput;

    /// <summary>Took the app away.</summary>
    public sealed record Left : TurnInput;
}

/// <summary>Who is speaking, as far as deciding needs it.</summary>
/// <param name="Role">The reporter's own part, which decides who is skipped on a route.</param>
public sealed record Person(string? FirstName, Role Role, string? SchoolKind)
{
    /// <summary>Null where the channel says nobody's id.</summary>
    public PersonId? Id { get; init; }
}
