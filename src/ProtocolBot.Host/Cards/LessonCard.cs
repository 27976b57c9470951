using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>A step of the course: what there is to read, what can be chosen, or whether it was right. The sign stands beside the word, so that colour is never alone.</summary>
internal static class LessonCard
{
    private const string Quoted = "quoted";

    public static CardDraft Of(Reply.Lesson lesson, Wording wording)
    {
        var body = ImmutableArray.CreateBuilder<CardElement>();
        body.AddRange(lesson.Before.Select(Blocks.Text));
        if (lesson.Place is { } place)
            body.Add(Blocks.Small(place));

        body.Add(Heading(lesson));
        body.AddRange(lesson.Texts.Select(text => Blocks.Markup(text) with { Spacing = Spacing.Medium }));
        if (!lesson.Options.IsEmpty)
            body.Add(new CardElement.ActionSet([.. lesson.Options.Select(option => new CardButton.Submit(PressData.Of(lesson, option.Id)) { Title = option.Label, AssociatedInputs = AssociatedInputs.None })]));

        if (!lesson.Cited.IsEmpty)
        {
            body.Add(new CardElement.ActionSet([Blocks.Unfold(lesson.ParagraphsTitle, Quoted)]));
            body.Add(Blocks.Folded(Quoted, lesson.Cited.SelectMany(paragraph => Blocks.Quote(paragraph))));
        }

        // Beside choices a way on must not look like one.
        if (!lesson.Options.IsEmpty && !lesson.Buttons.IsEmpty)
            body.Add(Buttons.AsWords(lesson.Buttons));

        var (within, beneath) = lesson.Options.IsEmpty
            ? Buttons.Arrange(lesson.Buttons, wording[WordingIds.PlaceholderChoice].In(lesson.Tongue), wording[WordingIds.SubmitLabel].In(lesson.Tongue))
            : ([], []);
        body.AddRange(within);
        return new CardDraft(body.ToImmutable(), beneath, Said(lesson), lesson.Title);
    }

    public static string Sign(Reply.Lesson lesson) => lesson.IsRight switch
    {
        true => $"✓ {lesson.Title}",
        false => $"✗ {lesson.Title}",
        null => lesson.Title,
    };

    private static CardElement Heading(Reply.Lesson lesson) => lesson.IsRight is { } isRight
        ? new CardElement.Container([Blocks.Heading(Sign(lesson))]) { Style = isRight ? ContainerStyle.Good : ContainerStyle.Warning }
        : Blocks.Heading(lesson.Title);

    private static string Said(Reply.Lesson lesson) =>
        string.Join(" ", [.. lesson.Before, Ended(lesson.Title), .. lesson.Texts.Select(Markdown.Plain), .. lesson.Options.Select(option => option.Label + ".")]);

    private static string Ended(string title) => title.Length > 0 && char.IsPunctuation(title[^1]) ? title : title + ".";
}
