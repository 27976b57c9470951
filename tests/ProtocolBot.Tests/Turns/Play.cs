using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Tests.Turns;

/// <summary>A conversation with the thinking alone: one says or presses something, and sees what it decided.</summary>
internal sealed class Play(Person? person = null)
{
    private readonly Person person = person ?? new Person("Sanne", Role.Medewerker, null);

    public ContentSet Content { get; set; } = Spoken.Content;

    public TurnState State { get; set; } = TurnState.Empty;

    public TurnDecision Last { get; private set; } = new(TurnState.Empty, [], DialogTurnStatus.Empty);

    public ImmutableArray<Reply> Replies => Last.Replies;

    public Reply.Question Question => Replies.Select(reply => reply as Reply.Question ?? (reply as Reply.Summary)?.Confirm).OfType<Reply.Question>().Single();

    public Reply.VerdictCard Verdict => Replies.OfType<Reply.VerdictCard>().Single();

    public Reply.Summary Summary => Replies.OfType<Reply.Summary>().Single();

    /// <summary>All texts of the last replies, for a look at the words.</summary>
    public string Text => string.Join("\n", Replies.Select(Words));

    public Play Say(string text) => Do(new TurnInput.Said(text) { Tongue = Tongue.Dutch, Person = person, Now = Now });

    public Play Start(string scenario) => Do(new TurnInput.Pressed(scenario, null, [], null) { Tongue = Tongue.Dutch, Person = person, Now = Now });

    public Play Press(string scenario, string question, params string[] answer) =>
        Do(new TurnInput.Pressed(scenario, question, [.. answer], null) { Tongue = Tongue.Dutch, Person = person, Now = Now });

    /// <summary>Presses an answer to the present question.</summary>
    public Play Choose(params string[] answer) => Press(Question.Scenario, Question.Step.Id, answer);

    public Play Ask(string what, params string[] arguments) => Do(new TurnInput.Asked(what, [.. arguments]) { Tongue = Tongue.Dutch, Person = person, Now = Now });

    public Play Join() => Do(new TurnInput.Joined { Tongue = Tongue.Dutch, Person = person, Now = Now });

    public Play Push(Button button) => button.Kind is ButtonKind.Scenario ? Start(button.Value) : Ask(button.Value, [.. button.Arguments]);

    /// <summary>A Monday evening.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);

    public Play Do(TurnInput input)
    {
        Last = Turn.Decide(Content, State, input);
        State = TurnStateJson.Read(TurnStateJson.Write(Last.State)).State;
        return this;
    }

    private static string Words(Reply reply) => reply switch
    {
        Reply.Message message => $"[{message.Title}] {message.Text} {Labels(message.Buttons)}",
        Reply.Question question => $"{string.Join(" | ", question.Before)} ? {question.Ask} ({string.Join(" / ", question.Options.Select(option => option.Label))}) {Labels(question.Buttons)}",
        Reply.Summary summary => $"SUMMARY {summary.Words.Headline} {string.Join("; ", summary.Facts)} {string.Join("; ", summary.WhoAndWhat)}",
        Reply.VerdictCard card => $"VERDICT {card.Verdict.Rule} {card.Words.Headline}. {card.Words.Because} {card.Words.Advice} {Labels(card.Buttons)}",
        Reply.NoticeCard notice => $"NOTICE {notice.Id} {notice.Title} {string.Join("; ", notice.Phones)}",
        Reply.Paragraphs paragraphs => $"PARAGRAPHS {string.Join(", ", paragraphs.Cited.Select(paragraph => paragraph.Id))} {Labels(paragraphs.Buttons)}",
        _ => "",
    };

    private static string Labels(ImmutableArray<Button> buttons) => string.Concat(buttons.Select(button => $"[{button.Label}]"));
}
