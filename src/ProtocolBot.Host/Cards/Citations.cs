using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Host.Cards;

/// <summary>The paragraphs that a message rests on, in the form in which Teams shows sources. The abstract is the paragraph, verbatim (contract, section 2).</summary>
internal static class Citations
{
    /// <summary>Teams refuses a message with more.</summary>
    private const int Most = 20;

    /// <summary>"Artikel 5.8"; a part without a number goes by its id.</summary>
    public static string Name(Paragraph paragraph) =>
        char.IsAsciiDigit(paragraph.Id[0]) ? $"{paragraph.Article.Split(' ')[0]} {paragraph.Id}" : paragraph.Id;

    public static string Name(ImmutableArray<Paragraph> cited, string id) => cited.FirstOrDefault(paragraph => paragraph.Id == id) is { } paragraph ? Name(paragraph) : id;

    /// <param name="byModel">Whether a language model wrote some of the message: Teams then says so beside our name.</param>
    public static JsonElement Entity(ImmutableArray<Paragraph> cited, bool byModel = false) => JsonSerializer.SerializeToElement(
        new CitationEntity([.. cited.Take(Most).Select((paragraph, at) => new CitedClaim(at + 1, new CitedDocument(Name(paragraph), paragraph.Verbatim)))]) { AdditionalType = byModel ? ["AIGeneratedContent"] : null },
        CitationJson.Default.CitationEntity);
}

/// <summary>The one root entity that Teams allows on a message.</summary>
internal sealed record CitationEntity(ImmutableArray<CitedClaim> Citation)
{
    private const string Root = "https://schema.org/Message";

    [JsonPropertyOrder(-4)]
    public string Type { get; } = Root;

    [JsonPropertyOrder(-3), JsonPropertyName("@type")]
    public string Kind { get; } = "Message";

    [JsonPropertyOrder(-2), JsonPropertyName("@context")]
    public string Context { get; } = "https://schema.org";

    [JsonPropertyOrder(-1), JsonPropertyName("@id")]
    public string Id { get; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? AdditionalType { get; init; }
}

/// <summary>One source.</summary>
internal sealed record CitedClaim(int Position, CitedDocument Appearance)
{
    [JsonPropertyOrder(-1), JsonPropertyName("@type")]
    public string Kind { get; } = "Claim";
}

/// <summary>What is shown of a source.</summary>
internal sealed record CitedDocument(string Name, string Abstract)
{
    [JsonPropertyOrder(-1), JsonPropertyName("@type")]
    public string Kind { get; } = "DigitalDocument";
}

/// <summary>Its JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CitationEntity))]
internal sealed partial class CitationJson : JsonSerializerContext;
