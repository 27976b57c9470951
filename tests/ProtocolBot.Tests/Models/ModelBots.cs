using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Configuration;

using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Models;

/// <summary>The whole bot with a fake model behind it, and what the same bot says without one.</summary>
internal static class ModelBots
{
    public const string Key = "CANARY-4f1c9e-key";

    /// <summary>Words that our own understanding can make nothing of.</summary>
    public const string Gibberish = "xqzt brrl";

    /// <summary>Always the same paragraph, so that only the wording is asked of the model.</summary>
    public const string ByNumber = "wat staat er in artikel 4.7?";

    public static Task<BotUnderTest> StartAsync(FakeAzureOpenAI model, TimeProvider? time = null, params string[] settings) => BotUnderTest.StartAsync(
        time: time,
        configure: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["LanguageModel:Key"] = Key }),
        settings: [$"LanguageModel:Endpoint={model.Address}", "LanguageModel:Deployment=school-mini", .. settings]);

    public static string Understood(string kind = "question", string scenario = "none", bool urgent = false, params string[] articles) => new JsonObject
    {
        ["kind"] = kind,
        ["scenario"] = scenario,
        ["articles"] = new JsonArray([.. articles.Select(id => JsonValue.Create(id))]),
        ["urgent"] = urgent,
    }.ToJsonString();

    public static string Worded(params (string Text, string Paragraph, string Quote)[] sentences) => new JsonObject
    {
        ["sentences"] = new JsonArray([.. sentences.Select(sentence => new JsonObject { ["text"] = sentence.Text, ["paragraph"] = sentence.Paragraph, ["quote"] = sentence.Quote })]),
    }.ToJsonString();

    public static string? Word(this Heard heard, string trace, string field) =>
        heard.Trace("protocolbot/" + trace) is { } found && found.GetProperty(field) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;
}
