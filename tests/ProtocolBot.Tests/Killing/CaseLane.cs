using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Directory;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>What one crew says and presses, case after case.</summary>
/// <param name="say">Says it until it is answered, as a channel does.</param>
internal sealed class CaseLane(Crew crew, string serviceUrl, Func<Activity, Task<Heard>> say)
{
    private static readonly (string Question, string Answer)[] Steps =
    [
        ("danger", "no"), ("who", "pupils"), ("kind", "bullying"), ("stage", "at-risk"), ("platform", "whatsapp"), ("involved", "none"), ("description", "skip"), ("confirm", "send"),
    ];

    private int cases;

    /// <summary>The chat of a person on the wire.</summary>
    public static string Conversation(PersonId person) => $"a:{person}";

    /// <summary>Everybody says something once, so that the bot knows where to find them.</summary>
    public async Task MeetAsync()
    {
        foreach (var person in crew.People)
        {
            await say(Of(person, $"meet-{crew.Teacher}") with { Text = "menu", ServiceUrl = serviceUrl, DeliveryMode = null });
        }
    }

    /// <summary>Reports a case, takes it up, tells directeur and FG, and closes it; its number.</summary>
    public async Task<string> CaseAsync()
    {
        var at = cases++;
        await say(Pressed(crew.Teacher, $"{at}-start", new JsonObject { ["scenario"] = "escalation" }));
        Heard? sent = null;
        foreach (var (question, answer) in Steps)
        {
            sent = await say(Pressed(crew.Teacher, $"{at}-{question}", new JsonObject { ["scenario"] = "escalation", ["question"] = question, ["answer"] = answer }));
        }

        var number = sent?.Trace("protocolbot/case")?.GetProperty("case").GetString() ?? throw new InvalidOperationException($"nothing begun: {sent?.Body}");
        foreach (var action in new[] { "acknowledge", "inform-director-and-fg", "close" })
        {
            await say(Pressed(crew.Leidinggevende, $"{crew.Teacher}-{at}-{action}", new JsonObject { ["case"] = number, ["action"] = action, ["text"] = "Besproken.", ["choice"] = action == "close" ? "resolved" : null }));
        }

        return number;
    }

    private static Activity Pressed(PersonId person, string id, JsonObject value) => Of(person, id) with { Value = JsonSerializer.SerializeToElement(value) };

    private static Activity Of(PersonId person, string id) => new()
    {
        Type = ActivityTypes.Message,
        Id = $"{person}-{id}",
        ChannelId = "emulator",
        DeliveryMode = DeliveryModes.ExpectReplies,
        From = new ChannelAccount { Id = $"29:{person}", AadObjectId = person.Value },
        Recipient = new ChannelAccount { Id = "28:bot", Name = "ProtocolBot" },
        Conversation = new ConversationAccount { Id = Conversation(person), ConversationType = "personal" },
        Locale = "nl-NL",
    };
}
