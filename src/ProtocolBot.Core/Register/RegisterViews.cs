using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Figures;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Register;

/// <summary>Puts the data catalogue in words.</summary>
public static class RegisterViews
{
    /// <param name="terms">What stands between braces in the words: how long things are kept, by the settings.</param>
    public static ImmutableArray<RegisterEntry> Of(ContentSet content, Tongue tongue, IEnumerable<CataloguedColumn> catalogue, IReadOnlyDictionary<string, string> terms)
    {
        var columns = catalogue.ToLookup(column => column.Processing);
        return [.. Enum.GetValues<Processing>().Select(processing => new RegisterEntry(
            Say(FgWords.Title(processing)),
            [.. FgWords.RegisterFacts.Select(fact => (Say(FgWords.Fact(fact)), Say(FgWords.Fact(processing, fact))))],
            [.. columns[processing].Select(column => new RegisterColumn($"{column.Table}.{column.Column}", Say(FgWords.Kind(column.Kind))))]))];

        string Say(string id) => terms.Aggregate(content.FgWording[id].In(tongue), (text, term) => text.Replace($"{{{term.Key}}}", term.Value, StringComparison.Ordinal));
    }
}
