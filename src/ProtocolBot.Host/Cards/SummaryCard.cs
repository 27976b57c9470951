using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>The last look before something is sent: what was said, what the protocol says to it, who will hear it and what is kept.</summary>
internal static class SummaryCard
{
    public static CardDraft Of(Reply.Summary reply)
    {
        var confirm = reply.Confirm;
        var answers = QuestionCard.AsButtons(confirm);
        // The button that unfolds takes one place; where one can cancel, "stop" is said already.
        var room = Buttons.Most - answers.Length - 1;
        ImmutableArray<CardElement> body =
        [
            .. confirm.Before.Select(Blocks.Text),
            Blocks.Small(confirm.ScenarioTitle),
            VerdictCards.Headline(reply.Verdict, reply.Words),
            .. reply.Facts.SelectMany(Fact),
            .. VerdictCards.Next(reply.Verdict, reply.Words),
            .. WhoAndWhat(reply),
            Blocks.Text(reply.Words.Advice) with { Spacing = Spacing.Medium },
            .. VerdictCards.Draft(reply.Words),
            new CardElement.ActionSet([VerdictCards.UnfoldParagraphs(reply.Words.ParagraphsTitle)]) { Spacing = Spacing.Small },
            VerdictCards.Paragraphs(reply.Words),
            Blocks.Heading(confirm.Ask) with { Spacing = Spacing.Large },
            new CardElement.ActionSet(answers),
            Buttons.AsWords(confirm.Buttons.Take(room)),
        ];
        var speak = string.Join(" ", [reply.Words.Headline + ".", reply.Words.Because, .. reply.WhoAndWhat, QuestionCard.Speak(confirm)]);
        return new CardDraft(body, [], speak, confirm.Ask);
    }

    private static IEnumerable<CardElement> Fact((string Label, string Value) fact) =>
        [Blocks.Small(fact.Label) with { Spacing = Spacing.Medium }, Blocks.Strong(fact.Value) with { Spacing = Spacing.None }];

    private static IEnumerable<CardElement> WhoAndWhat(Reply.Summary reply) =>
        reply.WhoAndWhat.Select((line, at) => Blocks.Text(line) with { Separator = at == 0 ? true : null, Spacing = at == 0 ? Spacing.Medium : Spacing.Small });
}
