using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtocolBot.BotFramework.Cards;

/// <summary>What a person can press on a card. At most six on one card, all kinds together.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Submit), "Action.Submit")]
[JsonDerivedType(typeof(Execute), "Action.Execute")]
[JsonDerivedType(typeof(OpenUrl), "Action.OpenUrl")]
[JsonDerivedType(typeof(ShowCard), "Action.ShowCard")]
[JsonDerivedType(typeof(ToggleVisibility), "Action.ToggleVisibility")]
public abstract record CardButton
{
    private CardButton()
    {
    }

    public string? Title { get; init; }

    public ActionStyle? Style { get; init; }

    /// <summary>Comes back as a message whose value is this data and the inputs; where names clash the inputs win.</summary>
    public sealed record Submit(JsonElement Data) : CardButton
    {
        public AssociatedInputs? AssociatedInputs { get; init; }
    }

    /// <summary>Comes back as an invoke, which may answer with a new card. Older clients get a <see cref="Submit"/> with the same data.</summary>
    public sealed record Execute(string Verb, JsonElement Data) : CardButton
    {
        public CardButton Fallback => new Submit(Data) { Title = Title, Style = Style };
    }

    /// <summary>Opens a page by https, or on this machine.</summary>
    public sealed record OpenUrl(string Url) : CardButton;

    /// <summary>Unfolds a card within the card.</summary>
    public sealed record ShowCard(InnerCard Card) : CardButton;

    /// <summary>Shows or hides the elements with these ids, without asking the bot.</summary>
    public sealed record ToggleVisibility(ImmutableArray<string> TargetElements) : CardButton;
}

/// <summary>A card within a card.</summary>
public sealed record InnerCard(ImmutableArray<CardElement> Body)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "AdaptiveCard";
    public ImmutableArray<CardButton>? Actions { get; init; }
}
