using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>A verdict that reads in five seconds: sign, word and reason first, then what to do, then what it rests on, folded.</summary>
internal static class VerdictCards
{
    private const string ParagraphsId = "paragraphs";
    private const string CopyId = "copy";

    public static CardDraft Of(Reply.VerdictCard reply)
    {
        var words = reply.Words;
        var unfold = Unfold(words, LabelOf(reply));
        // What the card itself unfolds needs no second button that asks the bot for it.
        var buttons = reply.Buttons.Where(button => !IsParagraphs(button)).Take(Buttons.Most - unfold.Length);
        ImmutableArray<CardElement> body =
        [
            Headline(reply.Verdict, words),
            .. Next(reply.Verdict, words),
            Blocks.Text(words.Advice) with { Spacing = Spacing.Medium },
            .. Draft(words),
            new CardElement.ActionSet(unfold) { Spacing = Spacing.Small },
            .. Copies(words),
            Paragraphs(words),
        ];
        return new CardDraft(body, Buttons.Of(buttons), Speak(words), $"{Sign(reply.Verdict, words)}: {words.Because}");
    }

    public static CardElement Headline(Verdict verdict, VerdictWords words) => new CardElement.Container(
    [
        Blocks.Text(Sign(verdict, words)) with { Size = TextSize.ExtraLarge, Weight = TextWeight.Bolder, Style = TextRole.Heading },
        Blocks.Text(words.Because) with { Spacing = Spacing.Small },
    ])
    { Style = VerdictSigns.Style(verdict.Kind), Bleed = true };

    public static IEnumerable<CardElement> Next(Verdict verdict, VerdictWords words) => words.Next.IsEmpty
        ? []
        : [Blocks.Strong(words.NextTitle) with { Spacing = Spacing.Medium }, (VerdictSigns.HasSteps(verdict.Kind) ? Blocks.Numbers(words.Next) : Blocks.Bullets(words.Next)) with { Spacing = Spacing.Small }];

    public static IEnumerable<CardElement> Draft(VerdictWords words) => words.Draft is { } draft ? [Blocks.Small(draft) with { Spacing = Spacing.Small }] : [];

    /// <summary>The paragraphs, verbatim, and how they were read.</summary>
    public static CardElement Paragraphs(VerdictWords words)
    {
        IEnumerable<CardElement> readings = words.Interpretations.IsEmpty
            ? []
            : [Blocks.Strong(words.InterpretationsTitle) with { Spacing = Spacing.Medium }, Blocks.Bullets(words.Interpretations) with { Spacing = Spacing.Small }];
        return Blocks.Folded(ParagraphsId, [Blocks.Strong(words.ParagraphsTitle), .. words.Cited.SelectMany(paragraph => Blocks.Quote(paragraph)), .. readings]);
    }

    public static CardButton UnfoldParagraphs(string title) => Blocks.Unfold(title, ParagraphsId);

    public static string Sign(Verdict verdict, VerdictWords words) => $"{VerdictSigns.Sign(verdict.Kind)} {words.Headline}";

    public static string Speak(VerdictWords words) => string.Join(" ", [words.Headline + ".", words.Because, .. words.Next, words.Advice]);

    private static ImmutableArray<CardButton> Unfold(VerdictWords words, string title) =>
        words.Copy.IsEmpty ? [UnfoldParagraphs(title)] : [Blocks.Unfold(words.CopyTitle, CopyId), UnfoldParagraphs(title)];

    private static IEnumerable<CardElement> Copies(VerdictWords words) => words.Copy.IsEmpty
        ? []
        : [Blocks.Folded(CopyId, words.Copy.SelectMany<(string Title, string Text), CardElement>(copy =>
            [Blocks.Strong(copy.Title), new CardElement.Container([Blocks.Text(copy.Text)]) { Style = ContainerStyle.Emphasis, Spacing = Spacing.Small }]))];

    private static string LabelOf(Reply.VerdictCard reply) => reply.Buttons.FirstOrDefault(IsParagraphs)?.Label ?? reply.Words.ParagraphsTitle;

    private static bool IsParagraphs(Button button) => button is { Kind: ButtonKind.Ask, Value: Asks.Paragraphs };
}
