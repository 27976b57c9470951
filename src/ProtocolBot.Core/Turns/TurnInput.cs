using System.Collections.Immutable;

using ProtocolBot.Core.Language;
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

    /// <summary>Typed something.</summary>
    public sealed record Said(string Text) : TurnInput;

    /// <summary>Pressed a card's button, or chose in its list. A question without scenario, or an answer to an older question, is met kindly.</summary>
    public sealed record Pressed(string? Scenario, string? Question, ImmutableArray<string> Answer, string? Text) : TurnInput;

    /// <summary>Asked for a fixed thing by a button: "menu", "paragraphs" with ids, "help" …</summary>
    public sealed record Asked(string What, ImmutableArray<string> Arguments) : TurnInput;

    /// <summary>Opened the chat for the first time.</summary>
    public sealed record Joined : TurnInput;
}

/// <summary>Who is speaking, as far as deciding needs it.</summary>
/// <param name="Role">The reporter's own part, which decides who is skipped on a route.</param>
public sealed record Person(string? FirstName, Role Role, string? SchoolKind);
