using System.Collections.Immutable;

using CsCheck;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

/// <summary>Whatever people do, in whatever order: an answer comes, the state is whole, and the question is one that can be reached.</summary>
public sealed class AnyConversationTests
{
    private static readonly string[] Words =
    [
        "ja", "nee", "weet ik niet", "ja, maar niet alles", "1", "2", "de laatste", "1 en 3", "terug", "stop", "opnieuw", "menu", "help", "waarom?", "samenvatting", "English", "Nederlands",
        "mijn gegevens", "foto van 3H2 op mijn eigen insta, ze zijn 15", "foto van mijn klas in de whatsappgroep", "hij heeft een mes bij zich", "een collega stuurt seksuele berichten naar een leerling",
        "wat is sociale media eigenlijk?", "hoe laat begint de ouderavond?", "overslaan", "Jan de Vries 06-12345678", "change", "send", "none", "", "   ", "\ud800", "\u200b\u202e", "ik denk het wel", "PB1/x",
    ];

    private static readonly string[] Scenarios = [.. Spoken.Content.Scenarios.Select(scenario => scenario.Id), "no-such"];

    private static readonly string[] Questions = [.. Spoken.Content.Scenarios.SelectMany(scenario => scenario.Dialog.Steps).Select(step => step.Id).Distinct(), "change", "no-such"];

    private static readonly string[] Ids =
        [.. Spoken.Content.Scenarios.SelectMany(scenario => scenario.Dialog.Steps).SelectMany(step => AnswerReading.ChoicesOf(step.Prompt)).Select(choice => choice.Id).Distinct(), "no-such", ""];

    private static readonly string[] Things =
        [Asks.Menu, Asks.Help, Asks.Stop, Asks.Back, Asks.Back, Asks.Restart, Asks.Why, Asks.Summary, Asks.MyCases, Asks.MyData, Asks.Change, Asks.Change, Asks.Paragraphs, Asks.Receipt, Asks.LeaveOut, Asks.PressNote, "no-such"];

    private static readonly ContentSet Other = Spoken.Read("another-content");

    /// <summary>What a person can do; <see cref="Do.Right"/> stands for a button of the last replies, so that conversations get somewhere.</summary>
    private abstract record Do
    {
        internal sealed record Input(TurnInput Value) : Do;

        internal sealed record Right(int Which) : Do;

        internal sealed record Deploy : Do;
    }

    [Fact]
    public void Every_message_is_answered_and_the_state_stays_whole() =>
        Acts().Array[1, 25].Sample(Holds, iter: 4_000);

    private static bool Holds(Do[] acts)
    {
        var (content, state, last) = (Spoken.Content, TurnState.Empty, ImmutableArray<Reply>.Empty);
        foreach (var act in acts)
        {
            if (act is Do.Deploy)
            {
                content = content == Other ? Spoken.Content : Other;
                continue;
            }

            var decision = Turn.Decide(content, state, act is Do.Right right ? Press(last, right.Which) : ((Do.Input)act).Value);
            var read = TurnStateJson.Read(TurnStateJson.Write(decision.State));
            if (decision.Replies.IsEmpty || read.Damaged || (read.State != decision.State && !IsOdd(decision.State)) || !IsReachable(content, decision))
            {
                return false;
            }

            (state, last) = (read.State, decision.Replies);
        }

        return true;
    }

    /// <summary>The question that was asked last is the one that the state waits for, its guard holds, and no answer on the stack is unknown.</summary>
    private static bool IsReachable(ContentSet content, TurnDecision decision)
    {
        if (decision.State.Dialogs.Active is not { } active)
        {
            return decision.Replies[^1] is not (Reply.Question or Reply.Summary);
        }

        var asked = decision.Replies[^1] as Reply.Question ?? (decision.Replies[^1] as Reply.Summary)?.Confirm;
        var dialog = content.Scenario(active.Id)!.Dialog;
        return asked is not null && asked.Scenario == active.Id && active.Version == content.Hash
            && (asked.Step.Id == Asks.Change || active.Changing == asked.Step.Id || dialog.At(active.Answers) is DialogPosition.Ask ask && ask.Step.Id == asked.Step.Id);
    }

    private static TurnInput Press(ImmutableArray<Reply> last, int which)
    {
        var presses = last.SelectMany(Presses).ToList();
        return presses.Count == 0 ? Pressed("post", null, []) : presses[which % presses.Count];
    }

    private static IEnumerable<TurnInput> Presses(Reply reply) => reply switch
    {
        Reply.Message message => message.Buttons.Select(Pushed),
        Reply.Paragraphs paragraphs => paragraphs.Buttons.Select(Pushed),
        Reply.VerdictCard card => card.Buttons.Select(Pushed),
        // Answers thrice, so that they are pressed more often than "terug" and "stop".
        Reply.Question question => [.. Answers(question), .. Answers(question), .. Answers(question), .. question.Buttons.Select(Pushed)],
        Reply.Summary summary => [.. Answers(summary.Confirm), .. summary.Confirm.Buttons.Select(Pushed)],
        _ => [],
    };

    private static IEnumerable<TurnInput> Answers(Reply.Question question) => question.Options.IsEmpty
        ? [Pressed(question.Scenario, question.Step.Id, ["iets wat ik zelf typ"])]
        : question.Options.Select(option => Pressed(question.Scenario, question.Step.Id, [option.Id]));

    private static TurnInput Pushed(Button button) => button.Kind is ButtonKind.Scenario ? Pressed(button.Value, null, []) : Asked(button.Value, button.Arguments);

    private static Gen<Do> Acts()
    {
        var words = Gen.Frequency((4, Gen.OneOf(Words)), (1, Gen.String[0, 40])).Select(text => (Do)Input(Said(text)));
        var press = Gen.Select(Gen.OneOf(Scenarios), Gen.OneOf(Questions), Gen.OneOf(Ids).Array[0, 3], Gen.Bool).Select((scenario, question, ids, start) => (Do)Input(Pressed(scenario, start ? null : question, ids)));
        var ask = Gen.Select(Gen.OneOf(Things), Gen.OneOf([.. Questions, "5.8", "PB1/x"]).Array[0, 2]).Select((what, arguments) => (Do)Input(Asked(what, [.. arguments])));
        var right = Gen.Int[0, 1000].Select(which => (Do)new Do.Right(which));
        return Gen.Frequency((10, right), (5, words), (2, press), (3, ask), (1, Gen.Const((Do)new Do.Deploy())), (1, Gen.Const((Do)Input(new TurnInput.Joined { Tongue = Tongue.English, Person = Somebody, Now = Now }))));
    }

    private static Do.Input Input(TurnInput input) => new(input);

    private static readonly Person Somebody = new("Sanne", Role.Medewerker, "vo");

    private static readonly DateTimeOffset Now = new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero);

    private static TurnInput.Said Said(string text) => new(text) { Tongue = Tongue.Dutch, Person = Somebody, Now = Now };

    private static TurnInput.Pressed Pressed(string? scenario, string? question, IEnumerable<string> ids) => new(scenario, question, [.. ids], null) { Tongue = Tongue.Dutch, Person = Somebody, Now = Now };

    private static TurnInput.Asked Asked(string what, ImmutableArray<string> arguments) => new(what, arguments) { Tongue = Tongue.Dutch, Person = Somebody, Now = Now };

    /// <summary>Half a character that somebody typed cannot be kept.</summary>
    private static bool IsOdd(TurnState state) =>
        state.Dialogs.DialogStack.SelectMany(dialog => dialog.Answers.Given).Any(given => given.Answer is Answer.Written written && written.Text.Any(char.IsSurrogate));
}
