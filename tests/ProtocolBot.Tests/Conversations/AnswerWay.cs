using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Conversations;

/// <summary>The equal ways to answer a question (contract, section 3). Which one is taken follows from a number, so that a walk can be repeated.</summary>
internal static class AnswerWay
{
    /// <summary>What a person might write; it names nobody and tells of no danger.</summary>
    public const string OwnWords = "Een gewone zin, zonder namen of nummers.";

    public static Activity Of(Chat chat, string scenario, WaterfallStep step, Answer answer, Tongue tongue, int number)
    {
        var ways = answer switch
        {
            Answer.Chosen { Ids: [var only] } => One(chat, scenario, step, ContentMeaning.ChoicesOf(step.Prompt), only, tongue),
            Answer.Chosen several => Several(chat, scenario, step, ContentMeaning.ChoicesOf(step.Prompt), several.Ids),
            _ => Text(chat, scenario, step),
        };
        return ways[number % ways.Count]();
    }

    /// <summary>As an Action.Execute of the card, where a button is an Action.Submit.</summary>
    public static Activity Execute(Chat chat, JsonObject data) => chat.Activity() with
    {
        Type = ActivityTypes.Invoke,
        Name = "adaptiveCard/action",
        Value = JsonSerializer.SerializeToElement(new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "answer", ["data"] = data }, ["trigger"] = "manual" }),
    };

    private static List<Func<Activity>> One(Chat chat, string scenario, WaterfallStep step, ImmutableArray<Choice> choices, string id, Tongue tongue)
    {
        var choice = choices.Single(candidate => candidate.Id == id);
        var synonyms = choice.Synonyms.In(tongue);
        List<Func<Activity>> ways =
        [
            () => chat.Pressed(Data(scenario, step, id)),
            () => Execute(chat, Data(scenario, step, id)),
            () => chat.Said(choice.Label.In(tongue)),
            () => chat.Said(id),
            () => chat.Said((choices.IndexOf(choice) + 1).ToString(CultureInfo.InvariantCulture)),
        ];
        ways.AddRange(synonyms.IsDefaultOrEmpty ? [] : [() => chat.Said(synonyms[0]), () => chat.Said(synonyms[^1])]);
        return ways;
    }

    private static List<Func<Activity>> Several(Chat chat, string scenario, WaterfallStep step, ImmutableArray<Choice> choices, ImmutableArray<string> ids)
    {
        var places = ids.Select(id => choices.ToList().FindIndex(choice => choice.Id == id) + 1);
        return
        [
            () => chat.Pressed(Data(scenario, step, new JsonArray([.. ids.Select(id => JsonValue.Create(id))]))),
            () => chat.Pressed(Data(scenario, step, string.Join(',', ids))),
            () => Execute(chat, Data(scenario, step, string.Join(',', ids.Reverse()))),
            () => chat.Said(string.Join(", ", ids)),
            () => chat.Said(string.Join(" en ", places)),
        ];
    }

    private static List<Func<Activity>> Text(Chat chat, string scenario, WaterfallStep step)
    {
        List<Func<Activity>> ways = [() => chat.Said(OwnWords), () => chat.Pressed(Data(scenario, step, OwnWords))];
        ways.AddRange(step.Prompt is TextPrompt { Skippable: true } ? [() => chat.Said("skip"), () => chat.Pressed(Data(scenario, step, "skip"))] : []);
        return ways;
    }

    private static JsonObject Data(string scenario, WaterfallStep step, JsonNode answer) => new() { ["scenario"] = scenario, ["question"] = step.Id, ["answer"] = answer };
}
