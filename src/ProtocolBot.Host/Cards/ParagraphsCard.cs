using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>The protocol's own words, and beneath them what they mean in plain words.</summary>
internal static class ParagraphsCard
{
    public static CardDraft Of(Reply.Paragraphs reply)
    {
        ImmutableArray<CardElement> body =
        [
            Blocks.Heading(reply.Title),
            .. reply.Worded is { } worded ? Worded(reply, worded) : [],
            .. reply.Cited.SelectMany<Core.Content.Paragraph, CardElement>(paragraph =>
            [
                .. Blocks.Quote(paragraph),
                Blocks.Strong(reply.PlainLabel) with { Spacing = Spacing.Small },
                Blocks.Text(paragraph.Plain.In(reply.Tongue)) with { Spacing = Spacing.None },
            ]),
        ];
        var speak = string.Join(" ", [reply.Title + ".", .. reply.Worded is { } said ? said.Sentences.Select(sentence => sentence.Text).Prepend(said.Label) : [], .. reply.Cited.Select(paragraph => $"{Citations.Name(paragraph)}. {paragraph.Plain.In(reply.Tongue)}")]);
        return new CardDraft(body, Buttons.Of(reply.Buttons.Take(Buttons.Most)), speak, reply.Title);
    }

    /// <summary>A model's sentences, under the label that says so, each with its source.</summary>
    private static ImmutableArray<CardElement> Worded(Reply.Paragraphs reply, Core.Turns.WordedAnswer worded) =>
    [
        Blocks.Small(worded.Label),
        .. worded.Sentences.Select(sentence => Blocks.Text($"{sentence.Text} ({Citations.Name(reply.Cited, sentence.Paragraph)})") with { Spacing = Spacing.Small }),
    ];
}
