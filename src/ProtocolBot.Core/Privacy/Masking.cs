using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ProtocolBot.Core.Privacy;

/// <summary>Takes names, numbers and addresses out of a text that leaves the house, and puts them back in what comes back. Pure.</summary>
public sealed class Masking(PersonalDataModel model)
{
    /// <param name="before">What was masked earlier in the same conversation, so that the same person keeps the same sign.</param>
    public Masked Mask(string text, Masked? before = null)
    {
        var signs = (before?.Placeholders ?? []).ToBuilder();
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var found in model.Parse(text))
        {
            masked.Append(text, at, found.Start - at).Append(SignOf(signs, (string)found.Resolution["value"], found.Text));
            at = found.End + 1;
        }

        return new Masked(masked.Append(text, at, text.Length - at).ToString(), signs.ToImmutable());
    }

    private static string SignOf(ImmutableArray<Placeholder>.Builder signs, string kind, string original)
    {
        if (signs.FirstOrDefault(known => known.Kind == kind && IsSame(kind, known.Original, original)) is not { } sign)
        {
            var number = signs.Count(known => known.Kind == kind) + 1;
            sign = new Placeholder(string.Create(CultureInfo.InvariantCulture, $"[{kind.ToUpperInvariant()}_{number}]"), kind, original);
            signs.Add(sign);
        }
        else if (kind == PersonalDataKinds.Name && original.Length > sign.Original.Length)
        {
            signs[signs.IndexOf(sign)] = sign with { Original = original };
        }

        return sign.Sign;
    }

    /// <summary>"Sem", "sem van Dijk" and "Sem's" are one person; numbers are the same by their digits.</summary>
    private static bool IsSame(string kind, string one, string other)
    {
        if (kind != PersonalDataKinds.Name)
        {
            return Letters(one) == Letters(other);
        }

        var (first, second) = (Reading.Of(one).Tokens, Reading.Of(other).Tokens);
        var (few, many) = first.Length <= second.Length ? (first, second) : (second, first);
        return few.All(word => many.Any(same => same.Plain == word.Plain));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>What stands in the place of whom; of a name the longest way it was written.</summary>
public sealed record Placeholder(string Sign, string Kind, string Original);

/// <summary>A text without personal data, and the key to it. The key never leaves the house.</summary>
public sealed record Masked(string Text, ImmutableArray<Placeholder> Placeholders)
{
    /// <summary>The names back in a text that speaks of the signs.</summary>
    public string Restore(string text) => Placeholders.Aggregate(text, (restored, placeholder) => restored.Replace(placeholder.Sign, placeholder.Original, StringComparison.OrdinalIgnoreCase));
}
