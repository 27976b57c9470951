using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>Every text that a person can read, with where it stands; the protocol's own words are not ours to judge.</summary>
internal static class ContentTexts
{
    public static IEnumerable<(string File, int Line, Text Text, bool IsLabel)> Of(ContentSet content) =>
        content.Scenarios.SelectMany(Of)
            .Concat(content.Wording.Texts.Select(entry => ("wording.yaml", 1, entry.Value, false)))
            .Concat(content.PageWording.Texts.Select(entry => ("page.yaml", 1, entry.Value, false)))
            .Concat(content.Protocol.Paragraphs.Select(paragraph => ("protocol.yaml", 1, paragraph.Plain, false)))
            .Concat(content.Interpretations.Values.SelectMany(entry => new[] { entry.Point, entry.Reading, entry.Why }).Select(text => ("interpretations.yaml", 1, text, false)))
            .Concat(content.Phones.Phones.Values.SelectMany(phone => new[] { (phone.Name, true), (phone.Hours, false) }).Select(pair => ("phone-numbers.yaml", 1, pair.Item1, pair.Item2)))
            .Concat(content.Uncovered.Values.Select(entry => ("coverage.yaml", entry.Line, entry.Reason, false)));

    private static IEnumerable<(string File, int Line, Text Text, bool IsLabel)> Of(Scenario scenario)
    {
        var file = scenario.Id + ".yaml";
        var heads = new[] { (scenario.Title, true), (scenario.About, false) }.Concat(scenario.Notices.SelectMany(notice => new[] { (notice.Title, true), (notice.Text, false) })).Select(pair => (file, 1, pair.Item1, pair.Item2));
        var steps = scenario.Dialog.Steps.SelectMany(step => ContentMeaning.ChoicesOf(step.Prompt).Select(choice => (choice.Label, true)).Prepend((step.Why, false)).Prepend((step.Ask, false)).Select(pair => (file, step.Line, pair.Item1, pair.Item2)));
        var rules = from rule in scenario.Dialog.Rules
                    where rule.Then is Conclusion.Conclude
                    from pair in Of((Conclusion.Conclude)rule.Then)
                    select (file, rule.Line, pair.Text, pair.IsLabel);
        return [.. heads, .. steps, .. rules];
    }

    private static IEnumerable<(Text Text, bool IsLabel)> Of(Conclusion.Conclude conclude) =>
        conclude.Next.Select(saying => (saying.Text, false))
            .Concat(conclude.Copy.SelectMany(copy => new[] { (copy.Title, true), (copy.Text, false) }))
            .Concat(conclude.Also.Select(also => also.Say).OfType<Text>().Select(text => (text, false)))
            .Prepend((conclude.Because, false));
}
