using Microsoft.Recognizers.Text;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>A recogniser of one kind of personal data. It warns; it must never refuse a text.</summary>
public abstract class PrivacyModel : LocalModel
{
    private protected PrivacyModel(string kind, Tongue tongue)
        : base(kind, tongue)
    {
    }

    /// <summary>The resolution's "value" is the kind.</summary>
    public sealed override List<ModelResult> Parse(string query) =>
        [.. In(Reading.Of(query)).Select(finding => Found(query, finding.Start, finding.End, ("value", ModelTypeName)))];

    /// <summary>In the order of the text; they may overlap.</summary>
    internal abstract IEnumerable<Finding> In(Reading text);
}
