using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Every text that a person can read, with where it stands; the protocol's own words are not ours to judge.</summary>
internal static class ContentTexts
{
    public static IEnumerable<(string File, Text Text, bool IsLabel)> Of(ContentSet content) =>
        content.Scenarios.SelectMany(Of)
            .Concat(content.Wording.Texts.Select(entry => ("wording.yaml", entry.Value, entry.Key.StartsWith("headline.", StringComparison.Ordinal))))
            .Concat(content.CaseWording.Texts.Select(entry => ("cases.yaml", entry.Value, !entry.Value.Dutch.EndsWith('.'))))
            .Concat(content.FgWording.Texts.Select(entry => ("fg.yaml", entry.Value, !entry.Value.Dutch.EndsWith('.'))))
            .Concat(In("page.yaml", content.PageWording.Texts.Values))
            .Concat(In("mail.yaml", content.MailWording.Texts.Values))
            .Concat(In("protocol.yaml", content.Protocol.Paragraphs.Select(paragraph => paragraph.Plain)))
            .Concat(In("interpretations.yaml", content.Interpretations.Values.SelectMany(entry => new[] { entry.Point, entry.Reading, entry.Why })))
            .Concat(In("phone-numbers.yaml", content.Phones.Phones.Values.Select(phone => phone.Name), isLabel: true))
            .Concat(In("phone-numbers.yaml", content.Phones.Phones.Values.Select(phone => phone.Hours)))
            .Concat(In("coverage.yaml", content.Uncovered.Values.Select(entry => entry.Reason)))
            .Concat(content.Course is { } course ? Of(course) : []);

    private static IEnumerable<(string File, Text Text, bool IsLabel)> Of(Course course) =>
        course.Words.Texts.Values.Select(text => (CourseReader.CourseFile, text, !text.Dutch.EndsWith('.')))
            .Concat(In(CourseReader.CourseFile, course.NotTaught.Select(entry => entry.Reason).Concat(course.Releases.Select(release => release.News))))
            .Concat(In(CourseReader.CourseFile, [course.Title], isLabel: true))
            .Concat(course.Lessons.SelectMany(lesson => In(lesson.File, [lesson.Title], isLabel: true).Concat(In(lesson.File, lesson.Texts.Select(text => text.Text)))))
            .Concat(course.Lessons.SelectMany(lesson => lesson.Exercises).Concat(course.Quiz).SelectMany(Of));

    private static IEnumerable<(string File, Text Text, bool IsLabel)> Of(Exercise exercise) => exercise switch
    {
        Exercise.Situation situation => In(exercise.File, [situation.Text]),
        Exercise.Recall { Text: { } text } => In(exercise.File, [text]),
        Exercise.Told told => In(exercise.File, [told.Text]),
        _ => [],
    };

    private static IEnumerable<(string File, Text Text, bool IsLabel)> Of(Scenario scenario)
    {
        var file = scenario.Id + ".yaml";
        var conclusions = scenario.Dialog.Rules.Select(rule => rule.Then).OfType<Conclusion.Conclude>().ToList();
        var labels = scenario.Dialog.Steps.SelectMany(step => ContentMeaning.ChoicesOf(step.Prompt)).Select(choice => choice.Label)
            .Concat(scenario.Notices.Select(notice => notice.Title))
            .Concat(conclusions.SelectMany(conclude => conclude.Copy).Select(copy => copy.Title))
            .Prepend(scenario.Title);
        var texts = scenario.Dialog.Steps.SelectMany(step => new[] { step.Ask, step.Why })
            .Concat(scenario.Notices.Select(notice => notice.Text))
            .Concat(conclusions.SelectMany(Of))
            .Prepend(scenario.About);
        return In(file, labels, isLabel: true).Concat(In(file, texts));
    }

    private static IEnumerable<Text> Of(Conclusion.Conclude conclude) =>
        conclude.Next.Select(saying => saying.Text)
            .Concat(conclude.Copy.Select(copy => copy.Text))
            .Concat(conclude.Also.Select(also => also.Say).OfType<Text>())
            .Prepend(conclude.Because);

    private static IEnumerable<(string File, Text Text, bool IsLabel)> In(string file, IEnumerable<Text> texts, bool isLabel = false) =>
        texts.Select(text => (file, text, isLabel));
}
