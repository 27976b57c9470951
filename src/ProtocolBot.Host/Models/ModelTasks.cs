using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.AI;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Models;

/// <summary>One thing to ask: what is said to the model, and the schema of its answer. It is made of content and of the masked text; of nothing else.</summary>
internal sealed record ModelTask(string Name, IReadOnlyList<ChatMessage> Messages, JsonElement Schema);

/// <summary>Makes the two things that are asked. No id of a person, a tenant, a conversation or a case can get in: they are not handed over.</summary>
internal sealed class ModelTasks(ContentSet content)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string understand = $"{content.Model.Understand}\n\n{Known(content).ToJsonString(Readable)}";
    private readonly JsonElement understood = ModelSchemas.Understood(content.Scenarios.Select(scenario => scenario.Id), content.Protocol.Paragraphs.Select(paragraph => paragraph.Id));

    public ModelTask Understand(string text, Tongue tongue)
    {
        var said = new JsonObject { ["language"] = Id(tongue), ["message"] = AskingModel.Leaves(content, tongue, text) };
        return new("understood", Messages(understand, said), understood);
    }

    public ModelTask Word(string text, Tongue tongue, ImmutableArray<Paragraph> cited)
    {
        var said = new JsonObject
        {
            ["language"] = Id(tongue),
            ["question"] = AskingModel.Leaves(content, tongue, text),
            ["paragraphs"] = new JsonArray([.. cited.Select(paragraph => new JsonObject { ["id"] = paragraph.Id, ["verbatim"] = paragraph.Verbatim, ["plain"] = paragraph.Plain.In(tongue) })]),
        };
        return new("worded", Messages(content.Model.Word, said), ModelSchemas.Worded(cited.Select(paragraph => paragraph.Id)));
    }

    private static JsonObject Known(ContentSet content) => new()
    {
        ["scenarios"] = new JsonArray([.. content.Scenarios.Select(scenario => new JsonObject { ["id"] = scenario.Id, ["title"] = scenario.Title.Dutch, ["about"] = scenario.About.Dutch })]),
        ["paragraphs"] = new JsonArray([.. content.Protocol.Paragraphs.Select(paragraph => new JsonObject { ["id"] = paragraph.Id, ["text"] = paragraph.Plain.Dutch })]),
    };

    /// <summary>What the person said stands in a value of JSON: it cannot end its own quotes.</summary>
    private static ChatMessage[] Messages(string task, JsonObject said) => [new(ChatRole.System, task), new(ChatRole.User, said.ToJsonString(Readable))];

    private static string Id(Tongue tongue) => tongue switch
    {
        Tongue.Dutch => "nl",
        Tongue.English => "en",
    };
}
