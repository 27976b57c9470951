using System.Globalization;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>A reply in plain text, with nothing left out: every question can be answered by it, with a number, a word or one's own words. It holds no markup.</summary>
internal static class TextTwin
{
    public static string Of(Reply reply) => string.Join("\n\n", (reply switch
    {
        Reply.Message message => Message(message),
        Reply.Question question => Question(question),
        Reply.Lesson lesson => Lesson(lesson),
        Reply.VerdictCard verdict => [.. Verdict(verdict), Bullets(verdict.Buttons.Select(button => button.Label))],
        Reply.Summary summary => Summary(summary),
        Reply.NoticeCard notice => Notice(notice),
        Reply.Paragraphs paragraphs => Paragraphs(paragraphs),
        Reply.CaseCard cased => Case(cased.View),
        _ => throw new System.Diagnostics.UnreachableException(),
    }).Where(part => part.Length > 0));

    /// <summary>The menu's numbers can be typed; what the text already names is not named again.</summary>
    private static IEnumerable<string> Message(Reply.Message message)
    {
        var labels = message.Buttons.Where(button => !message.Text.Contains(button.Label, StringComparison.Ordinal)).ToList();
        var isMenu = labels.Count == message.Buttons.Length && message.Buttons.All(button => button.Kind == ButtonKind.Scenario);
        return [message.Title ?? "", Markdown.Plain(message.Text), isMenu ? Numbers(labels.Select(button => button.Label)) : Bullets(labels.Select(button => button.Label))];
    }

    private static IEnumerable<string> Question(Reply.Question question) =>
    [
        .. question.Before,
        string.Create(CultureInfo.InvariantCulture, $"{question.ScenarioTitle} ({question.Number}/{question.AtMost})\n{question.Ask}"),
        question.Step.Prompt is TextPrompt ? Bullets(question.Options.Select(option => option.Label)) : Numbers(question.Options.Select(option => option.Label)),
        string.Join(" · ", question.Buttons.Select(button => button.Label)),
    ];

    private static IEnumerable<string> Lesson(Reply.Lesson lesson) =>
    [
        .. lesson.Before,
        lesson.Place is { } place ? $"{place}\n{LessonCard.Sign(lesson)}" : LessonCard.Sign(lesson),
        .. lesson.Texts.Select(Markdown.Plain),
        Numbers(lesson.Options.Where(option => !option.Label.All(char.IsAsciiDigit)).Select(option => option.Label)),
        .. lesson.Cited.Select(paragraph => $"{Citations.Name(paragraph)}\n{paragraph.Verbatim}"),
        string.Join(" · ", lesson.Buttons.Select(button => button.Label)),
    ];

    private static IEnumerable<string> Verdict(Reply.VerdictCard reply) =>
    [
        $"{VerdictCards.Sign(reply.Verdict, reply.Words)}\n{reply.Words.Because}",
        .. Next(reply.Verdict, reply.Words),
        reply.Words.Advice,
        reply.Words.Draft ?? "",
        .. reply.Words.Copy.Select(copy => $"{reply.Words.CopyTitle}: {copy.Title}\n{copy.Text}"),
        .. Grounds(reply.Words),
    ];

    private static IEnumerable<string> Summary(Reply.Summary reply) =>
    [
        $"{VerdictCards.Sign(reply.Verdict, reply.Words)}\n{reply.Words.Because}",
        string.Join("\n", reply.Facts.Select(fact => $"- {fact.Label} {fact.Value}")),
        .. Next(reply.Verdict, reply.Words),
        string.Join("\n", reply.WhoAndWhat),
        reply.Words.Advice,
        reply.Words.Draft ?? "",
        .. Grounds(reply.Words),
        .. Question(reply.Confirm),
    ];

    private static IEnumerable<string> Next(Core.Tables.Verdict verdict, VerdictWords words) => words.Next.IsEmpty
        ? []
        : [$"{words.NextTitle}\n{(VerdictSigns.HasSteps(verdict.Kind) ? Numbers(words.Next) : Bullets(words.Next))}"];

    private static IEnumerable<string> Grounds(VerdictWords words) =>
    [
        words.ParagraphsTitle,
        .. words.Cited.Select(paragraph => $"{Citations.Name(paragraph)}\n{paragraph.Verbatim}"),
        words.Interpretations.IsEmpty ? "" : $"{words.InterpretationsTitle}\n{Bullets(words.Interpretations)}",
    ];

    private static IEnumerable<string> Notice(Reply.NoticeCard notice) =>
    [
        $"! {notice.Title}",
        Markdown.Plain(notice.Text),
        .. notice.Phones.Select(Phone),
    ];

    private static IEnumerable<string> Case(Core.Cases.CaseView view) =>
    [
        view.News ?? "",
        view.Title,
        string.Join("\n", view.Facts.Select(fact => $"- {fact.Label}: {fact.Value}")),
        Bullets(view.ToDo),
        .. view.Phones.Select(Phone),
        Bullets(view.Timeline.Select(moment => $"{moment.What} ({moment.When})")),
        view.Information.IsEmpty ? "" : $"{view.InformationTitle}\n{Bullets(view.Information)}",
        string.Join(" · ", view.Actions.Select(button => button.Label)),
    ];

    private static IEnumerable<string> Paragraphs(Reply.Paragraphs reply) =>
    [
        reply.Title,
        .. reply.Worded is { } worded ? [$"{worded.Label}\n{Bullets(worded.Sentences.Select(sentence => $"{sentence.Text} ({Citations.Name(reply.Cited, sentence.Paragraph)})"))}"] : Array.Empty<string>(),
        .. reply.Cited.Select((Paragraph paragraph) => $"{Citations.Name(paragraph)}\n{paragraph.Verbatim}\n{reply.PlainLabel}: {paragraph.Plain.In(reply.Tongue)}"),
        Bullets(reply.Buttons.Select(button => button.Label)),
    ];

    private static string Phone(PhoneLine phone) =>
        string.Join('\n', new[] { NoticeCards.IsItsNumber(phone) ? "" : phone.Name, phone.Number ?? "", NoticeCards.Hours(phone) }.Where(line => line.Length > 0));

    private static string Numbers(IEnumerable<string> lines) => string.Join("\n", lines.Select((line, at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {line}")));

    private static string Bullets(IEnumerable<string> lines) => string.Join("\n", lines.Select(line => $"- {line}"));
}
