using System.Collections.Immutable;

using Microsoft.Recognizers.Text;

namespace ProtocolBot.Core.Language;

/// <summary>What our own recognisers share: they take Dutch and English together, because people mix them.</summary>
public abstract class LocalModel : IModel
{
    private protected LocalModel(string typeName, Tongue tongue)
    {
        ModelTypeName = typeName;
        Culture = CultureOf(tongue);
        RequestedCulture = Culture;
    }

    public string ModelTypeName { get; }

    public string Culture { get; private set; }

    public string RequestedCulture { get; private set; }

    public abstract List<ModelResult> Parse(string query);

    public void SetCultureInfo(string culture, string? requestedCulture = null)
    {
        Culture = culture;
        RequestedCulture = requestedCulture ?? culture;
    }

    private protected ModelResult Found(string text, int start, int end, params ReadOnlySpan<(string Name, object Value)> resolution)
    {
        var values = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in resolution)
        {
            values[name] = value;
        }

        // As elsewhere in these recognisers, End is the last character and not one past it.
        return new ModelResult { Text = text[start..end], Start = start, End = end - 1, TypeName = ModelTypeName, Resolution = values };
    }

    private protected ModelResult Found(string text, ImmutableArray<Word> words, PhraseHit hit, params ReadOnlySpan<(string Name, object Value)> resolution) =>
        Found(text, words[hit.First].Start, words[hit.Last].End, resolution);

    private static string CultureOf(Tongue tongue) => tongue switch
    {
        Tongue.Dutch => Microsoft.Recognizers.Text.Culture.Dutch,
        Tongue.English => Microsoft.Recognizers.Text.Culture.English,
    };
}
