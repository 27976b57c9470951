using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ProtocolBot.BotFramework.Cards;

/// <summary>What a card shows or asks. A closed family: the elements that Teams, Web Chat and the Playground all show.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(ChoiceInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
public abstract record CardElement
{
    private CardElement()
    {
    }

    public string? Id { get; init; }

    /// <summary>False hides it until a button unfolds it.</summary>
    public bool? IsVisible { get; init; }

    public bool? Separator { get; init; }

    public Spacing? Spacing { get; init; }

    /// <summary>A text. It is markdown: whoever puts somebody's words in it escapes them first.</summary>
    public sealed record TextBlock(string Text) : CardElement
    {
        public bool Wrap { get; } = true;
        public TextSize? Size { get; init; }
        public TextWeight? Weight { get; init; }
        public TextColor? Color { get; init; }
        public bool? IsSubtle { get; init; }
        public TextRole? Style { get; init; }
    }

    /// <summary>Elements that belong together.</summary>
    public sealed record Container(ImmutableArray<CardElement> Items) : CardElement
    {
        public ContainerStyle? Style { get; init; }
        /// <summary>Whether its background reaches the card's edge.</summary>
        public bool? Bleed { get; init; }
    }

    /// <summary>Elements beside one another. On a narrow screen they stay so: use it for little.</summary>
    public sealed record ColumnSet(ImmutableArray<CardColumn> Columns) : CardElement;

    /// <summary>Short names with short values.</summary>
    public sealed record FactSet(ImmutableArray<CardFact> Facts) : CardElement;

    /// <summary>Buttons in the middle of a card.</summary>
    public sealed record ActionSet(ImmutableArray<CardButton> Actions) : CardElement;

    /// <summary>A list to choose from. What is chosen travels under the id, ids of several with commas.</summary>
    public sealed record ChoiceInput(string Label, ImmutableArray<CardChoice> Choices) : CardElement
    {
        public ChoiceStyle? Style { get; init; }
        public bool? IsMultiSelect { get; init; }
        public string? Placeholder { get; init; }
        public bool Wrap { get; } = true;
    }

    /// <summary>A field to write in.</summary>
    public sealed record TextInput(string Label) : CardElement
    {
        public bool? IsMultiline { get; init; }
        public int? MaxLength { get; init; }
        public string? Placeholder { get; init; }
    }
}

/// <summary>One column; its width is "auto", "stretch" or a share.</summary>
public sealed record CardColumn(string Width, ImmutableArray<CardElement> Items)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";

    /// <summary>What pressing anywhere on it does. It counts among the card's buttons and needs a title for those who do not see it.</summary>
    public CardButton? SelectAction { get; init; }
}

/// <summary>A short name with its value.</summary>
public sealed record CardFact(string Title, string Value);

/// <summary>One of the choices of a list.</summary>
public sealed record CardChoice(string Title, string Value);
