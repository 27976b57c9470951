using System.Security.Cryptography;
using System.Text;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Understanding;

/// <summary>Names what a classifier was trained from: all content that teaches it, and the version of the code that learns.</summary>
public static class LearntKey
{
    /// <summary>Counts up whenever the same content would give another classifier.</summary>
    private const string Code = "3";

    /// <summary>The word lists that the features and the training set look at.</summary>
    private static readonly string[] Lists = [LanguageIds.ShortForms, LanguageIds.StopWords, LanguageIds.OutOfScope, LanguageIds.Smalltalk, LanguageIds.Adversarial];

    public static string Of(ContentSet content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts(content))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static IEnumerable<string> Parts(ContentSet content) =>
        new[] { Code }
            .Concat(Lists.SelectMany(list => Words(content, list)))
            .Concat(content.Training.Concepts.SelectMany(concept => All(concept.Id, concept.Words)))
            .Concat(content.Scenarios.OrderBy(scenario => scenario.Id, StringComparer.Ordinal).SelectMany(scenario => All(scenario.Id, scenario.StartsWith)))
            .Concat(content.Protocol.Paragraphs.SelectMany(paragraph => All(paragraph.Id, paragraph.Topics)))
            .Concat(content.Training.Intents.SelectMany(Parts));

    private static IEnumerable<string> Parts(Intent intent) =>
        new[] { intent.Id, intent.Scenario ?? "", intent.Kind, string.Join(' ', intent.Articles), intent.Urgent ? "urgent" : "" }.Concat(intent.Sentences.Select(sentence => sentence.Text));

    private static IEnumerable<string> Words(ContentSet content, string list) => content.Language.Lists.TryGetValue(list, out var words) ? All(list, words) : [];

    private static IEnumerable<string> All(string id, Synonyms words) => [id, .. words.Dutch, .. words.English];
}
