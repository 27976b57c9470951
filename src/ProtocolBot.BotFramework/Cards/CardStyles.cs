using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtocolBot.BotFramework.Cards;

/// <summary>How large a text is.</summary>
[JsonConverter(typeof(CardWord<TextSize>))]
public enum TextSize
{
    Small,
    Default,
    Medium,
    Large,
    ExtraLarge,
}

/// <summary>How heavy a text is.</summary>
[JsonConverter(typeof(CardWord<TextWeight>))]
public enum TextWeight
{
    Lighter,
    Default,
    Bolder,
}

/// <summary>The colour of a text, by what it means; never the only sign of it.</summary>
[JsonConverter(typeof(CardWord<TextColor>))]
public enum TextColor
{
    Default,
    Accent,
    Good,
    Warning,
    Attention,
}

/// <summary>Whether a text is a heading, for who hears the card.</summary>
[JsonConverter(typeof(CardWord<TextRole>))]
public enum TextRole
{
    Default,
    Heading,
}

/// <summary>The background of a container, by what it means; never the only sign of it.</summary>
[JsonConverter(typeof(CardWord<ContainerStyle>))]
public enum ContainerStyle
{
    Default,
    Emphasis,
    Accent,
    Good,
    Warning,
    Attention,
}

/// <summary>The room above an element.</summary>
[JsonConverter(typeof(CardWord<Spacing>))]
public enum Spacing
{
    None,
    Small,
    Default,
    Medium,
    Large,
    ExtraLarge,
}

/// <summary>Whether the choices of a list all show.</summary>
[JsonConverter(typeof(CardWord<ChoiceStyle>))]
public enum ChoiceStyle
{
    Compact,
    Expanded,
}

/// <summary>How a button looks.</summary>
[JsonConverter(typeof(CardWord<ActionStyle>))]
public enum ActionStyle
{
    Default,
    Positive,
    Destructive,
}

/// <summary>Whether the card's inputs travel with a button.</summary>
[JsonConverter(typeof(CardWord<AssociatedInputs>))]
public enum AssociatedInputs
{
    Auto,
    None,
}

/// <summary>Writes a member of an enumeration as the card schema spells it.</summary>
internal sealed class CardWord<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
