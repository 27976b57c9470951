using System.Collections.Immutable;

using Microsoft.Recognizers.Text;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>What may be a person's name, number or address in a text. It warns; it must never refuse a text.</summary>
public sealed class PersonalDataModel : LocalModel
{
    private readonly ImmutableArray<PrivacyModel> models;

    /// <param name="today">By which a date may be a pupil's birthday.</param>
    public PersonalDataModel(PrivacyWords words, Tongue tongue, DateOnly today)
        : base("personal-data", tongue) =>
        models =
        [
            new EmailModel(tongue), new IbanModel(tongue), new HandleModel(words, tongue), new BirthDateModel(words, tongue, today), new PhoneModel(words, tongue),
            new BsnModel(words, tongue), new AddressModel(words, tongue), new StudentNumberModel(words, tongue), new NameModel(words, tongue),
        ];

    /// <summary>The resolution's "value" says what it is, as in <see cref="PersonalDataKinds"/>. In the order of the text, never overlapping.</summary>
    public override List<ModelResult> Parse(string query)
    {
        var text = Reading.Of(query);
        var (taken, found) = (new bool[query.Length], new List<ModelResult>());
        foreach (var model in models)
        {
            foreach (var finding in model.In(text))
            {
                var part = taken.AsSpan(finding.Start, finding.End - finding.Start);
                if (!part.Contains(true))
                {
                    part.Fill(true);
                    found.Add(Found(query, finding.Start, finding.End, ("value", model.ModelTypeName)));
                }
            }
        }

        return [.. found.OrderBy(result => result.Start)];
    }
}
