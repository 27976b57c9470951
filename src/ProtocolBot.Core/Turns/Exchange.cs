using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;

namespace ProtocolBot.Core.Turns;

/// <summary>All that deciding one turn may look at, and the words to speak with. It changes nothing.</summary>
internal sealed record Exchange(ContentSet Content, TurnState State, TurnInput Input)
{
    public Tongue Tongue => State.Tongue ?? Input.Tongue;

    public Lexicon Lexicon { get; } = Lexicon.Of(Content.Language);

    /// <summary>What a language model said of this message; of all else that people do, nothing.</summary>
    public ModelSays Said => Input is TurnInput.Said said ? said.Model : ModelSays.Nothing;

    public Person Person => Input.Person;

    public Learner? Learner => Input.Learner;

    public DialogState Dialogs => State.Dialogs;

    /// <summary>A sentence of wording.yaml, with its {names} filled in.</summary>
    public string Say(string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = Content.Wording[id].In(Tongue);
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    public string Say(Text text) => text.In(Tongue);

    /// <summary>"a, b en c".</summary>
    public string List(IEnumerable<string> items, string last = WordingIds.And)
    {
        var all = items.ToImmutableArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {Say(last)} {all[^1]}";
    }

    public Scenario ScenarioOf(DialogInstance instance) =>
        Content.Scenario(instance.Id) ?? throw new InvalidOperationException($"a dialog of no scenario '{instance.Id}' was not dropped");

    public Reply.Message Message(string? title, string text, params ReadOnlySpan<Button> buttons) =>
        new(title, text, [.. buttons]) { Tongue = Tongue };

    public Button Button(string label, string what, params ReadOnlySpan<string> arguments) => Turns.Button.Ask(Say(label), what, arguments);

    public Button MenuButton => Button(WordingIds.ButtonMenu, Asks.Menu);

    /// <summary>Nothing changes but that this is said; a dialog, if any, stays where it is.</summary>
    public TurnDecision Stay(params ReadOnlySpan<Reply> replies) => Decision(Dialogs, [.. replies]);

    /// <summary>What happens, with every count of misunderstandings back at nought.</summary>
    public TurnDecision Decision(DialogState dialogs, ImmutableArray<Reply> replies) =>
        new(State with { Dialogs = dialogs, Misses = 0, Asking = null }, replies, dialogs.DialogStack.IsEmpty ? DialogTurnStatus.Empty : DialogTurnStatus.Waiting);
}

/// <summary>The fixed things that a button can ask for; they stand in the data of buttons that people still have on their screens.</summary>
public static class Asks
{
    public const string Menu = "menu";
    public const string Help = "help";
    public const string Stop = "stop";
    public const string Back = "back";
    public const string Restart = "restart";
    public const string Why = "why";
    public const string Summary = "summary";
    public const string MyCases = "my-cases";
    public const string MyData = "my-data";

    /// <summary>Of "mijn gegevens": to see all of it, to erase it, to have thought again.</summary>
    public const string ExportData = "export-data";
    public const string EraseData = "erase-data";
    public const string EraseDataNow = "erase-data-now";
    public const string KeepData = "keep-data";
    public const string Dutch = "dutch";
    public const string English = "english";

    /// <summary>Answer a question anew: its id, and after a verdict the receipt that holds the other answers.</summary>
    public const string Change = "change";

    /// <summary>Something of the course, by a word of <see cref="LessonVerbs"/>.</summary>
    public const string Course = "course";

    /// <summary>Paragraphs of the protocol, by their ids.</summary>
    public const string Paragraphs = "paragraphs";

    /// <summary>Show the receipt that comes with it.</summary>
    public const string Receipt = "receipt";

    /// <summary>Leave names and numbers out of the answer to this question.</summary>
    public const string LeaveOut = "leave-out";

    /// <summary>What was written with a press on a case, as it may be kept: number, action, text, choices.</summary>
    public const string CaseText = "case-text";

    /// <summary>Whom to ask before speaking with the press.</summary>
    public const string PressNote = "press-note";

    /// <summary>Somebody spoke to us in a channel or a group: one line without content, and nothing else.</summary>
    public const string PersonalOnly = "personal-only";

    /// <summary>The host could store nothing: say that nothing was reported, and whom to phone.</summary>
    public const string NotStored = "not-stored";

    /// <summary>Somebody sends more than the host takes: say whom to phone.</summary>
    public const string TooFast = "too-fast";
}
