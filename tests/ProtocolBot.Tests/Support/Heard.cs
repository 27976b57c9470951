using System.Net;
using System.Text.Json;

using ProtocolBot.BotFramework;

using Xunit;

namespace ProtocolBot.Tests.Support;

/// <summary>What the bot answered to one activity: its messages, and in Development the machine-readable traces on them.</summary>
internal sealed record Heard(HttpStatusCode Status, string Body, IReadOnlyList<Activity> Activities)
{
    public IReadOnlyList<string> Texts => [.. Activities.Select(activity => activity.Text ?? "")];

    /// <summary>All messages in one text, for a look at the words.</summary>
    public string Text => string.Join("\n", Texts);

    /// <summary>What one of the messages says: its text, or of a card the plain-text twin.</summary>
    public string Said(int at) => Activities[at].Attachments is [{ Content: { ValueKind: JsonValueKind.Object } card }, ..] && card.TryGetProperty("fallbackText", out var twin)
        ? twin.GetString() ?? ""
        : Activities[at].Text ?? "";

    /// <summary>The message that was said last; beside messages there may be the answer to an invoke.</summary>
    public Activity Last => Activities.Last(activity => activity.Type == ActivityTypes.Message);

    /// <summary>All that the messages say, cards and all.</summary>
    public string Words => string.Join("\n", Activities.Select((_, at) => Said(at)));

    /// <summary>"scenario/question" of the question that stands open now; null when nothing is asked.</summary>
    public string? Asks => Trace("protocolbot/question") is { } trace ? $"{Word(trace, "scenario")}/{Word(trace, "question")}" : null;

    /// <summary>The ids of the answers to the open question.</summary>
    public IReadOnlyList<string> Answers => Trace("protocolbot/question") is { } trace ? [.. trace.GetProperty("answers").EnumerateArray().Select(answer => Word(answer, "id") ?? "")] : [];

    /// <summary>The id of the verdict; null when there is none.</summary>
    public string? Verdict => Trace("protocolbot/verdict") is { } trace ? Word(trace, "verdict") : null;

    /// <summary>The last trace of this type on any message.</summary>
    public JsonElement? Trace(string type)
    {
        var traces = from activity in Activities
                     from entity in activity.Entities ?? []
                     where entity.ValueKind == JsonValueKind.Object && Word(entity, "type") == type
                     select entity;
        return traces.Select(trace => (JsonElement?)trace).LastOrDefault();
    }

    public static async Task<Heard> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var replies = body.StartsWith("{\"activities\"", StringComparison.Ordinal) ? JsonSerializer.Deserialize(body, WireJson.Inbound.ExpectedReplies) : null;
        return new Heard(response.StatusCode, body, replies?.Activities ?? []);
    }

    private static string? Word(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
