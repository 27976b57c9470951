using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Understanding;

/// <summary>The intents as they are learnt: those that lead to the same dialog and rest on the same paragraphs are one, whatever file they stand in.</summary>
internal static class Meant
{
    public static ImmutableArray<Intent> Of(Training training) =>
    [
        .. training.Intents
            .GroupBy(intent => (Aim.Of(intent), IsIncident: intent.Kind == Kinds.Incident, intent.Urgent, On: Rests(intent)))
            .Select(same => same.First() with
            {
                Kind = Most(same.Select(intent => (intent.Kind, (double)intent.Sentences.Length))).First(),
                Sentences = [.. same.SelectMany(intent => intent.Sentences)],
            }),
    ];

    /// <summary>What cites nothing is told apart by its subject: "hoi" and "dank je" are not one.</summary>
    private static string Rests(Intent intent) => intent.Articles.IsEmpty ? intent.Id : string.Join(' ', intent.Articles);

    private static IEnumerable<string> Most(IEnumerable<(string Of, double Weight)> weighed) =>
        weighed.GroupBy(entry => entry.Of).OrderByDescending(group => group.Sum(entry => entry.Weight)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key);
}
