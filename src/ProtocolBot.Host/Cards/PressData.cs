using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>What a pressed button brings back (contract, section 3). Cards stay on screens for months: names here never change.</summary>
internal sealed record PressData
{
    /// <summary>The id of the input that holds the answer: a list's choice, or the person's own words.</summary>
    public const string AnswerId = "answer";

    /// <summary>The id of the input in which a scenario is chosen from a list.</summary>
    public const string ScenarioId = "scenario";

    /// <summary>The id of the input in which the argument of a fixed thing is chosen from a list.</summary>
    public const string ArgumentsId = "arguments";

    public string? Scenario { get; init; }
    public string? Question { get; init; }
    public string? Answer { get; init; }
    public string? Ask { get; init; }
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>An answer; without one it comes from the card's input.</summary>
    public static JsonElement Of(Reply.Question question, string? answer) =>
        new PressData { Scenario = question.Scenario, Question = question.Step.Id, Answer = answer }.ToJson();

    /// <summary>A choice at a step of the course.</summary>
    public static JsonElement Of(Reply.Lesson lesson, string answer) => new PressData { Scenario = ScenarioIds.Onboarding, Question = lesson.Step, Answer = answer }.ToJson();

    public static JsonElement Of(Button button) => button.Kind switch
    {
        ButtonKind.Scenario => new PressData { Scenario = button.Value }.ToJson(),
        ButtonKind.Ask => new PressData { Ask = button.Value, Arguments = button.Arguments.IsDefaultOrEmpty ? null : button.Arguments }.ToJson(),
    };

    /// <summary>What remains the same for all of a list of buttons; the rest is chosen.</summary>
    public static JsonElement Of(ButtonKind kind, string value) => new PressData { Ask = kind == ButtonKind.Ask ? value : null }.ToJson();

    private JsonElement ToJson() => JsonSerializer.SerializeToElement(this, PressJson.Default.PressData);
}

/// <summary>Its JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PressData))]
internal sealed partial class PressJson : JsonSerializerContext;
