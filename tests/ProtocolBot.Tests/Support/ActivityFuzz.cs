using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProtocolBot.Tests.Support;

/// <summary>Makes activities as channels, clumsy clients and attackers might send them. The same seed makes the same ones, on every machine.</summary>
/// <remarks>About a third are as they should be; the others are changed as JSON (a member gone, doubled, of another kind, nested) or as bytes.</remarks>
public sealed class ActivityFuzz
{
    private readonly Random random;
    private readonly FuzzAddress address;
    private int count;

    public ActivityFuzz(int seed, FuzzAddress? address = null)
    {
        random = new Random(seed);
        this.address = address ?? new FuzzAddress();
    }

    public FuzzedActivity Next()
    {
        var activity = Grammar();
        var conversation = (string?)activity["conversation"]?["id"] ?? "";
        var kind = random.Next(3);
        var json = kind == 0 ? activity.ToJsonString() : new JsonMutation(random).Apply(activity);
        var bytes = Encoding.UTF8.GetBytes(json);
        return new FuzzedActivity(count++, conversation, kind == 2 ? ByteMutation.Apply(random, bytes) : bytes, kind == 0);
    }

    /// <summary>A well-formed activity of any type, complete enough to be let in.</summary>
    private JsonObject Grammar()
    {
        var user = random.Next(50);
        var activity = new JsonObject
        {
            ["type"] = random.NextDouble() < 0.6 ? "message" : Pick(FuzzWords.Types),
            ["id"] = $"fuzz-{count}",
            ["channelId"] = address.ChannelId,
            ["serviceUrl"] = address.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = $"29:fuzz-{user}", ["name"] = Pick(FuzzWords.Texts), ["aadObjectId"] = $"aad-fuzz-{user}" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = $"fuzz:{user}", ["conversationType"] = Pick(FuzzWords.ConversationTypes), ["tenantId"] = address.TenantId },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = address.TenantId } },
            ["deliveryMode"] = "expectReplies",
        };
        foreach (var (name, make) in Optional())
        {
            if (random.NextDouble() < 0.25)
                activity[name] = make();
        }

        if (random.NextDouble() < 0.8)
            activity["text"] = Pick(FuzzWords.Texts);
        return activity;
    }

    private IEnumerable<(string Name, Func<JsonNode?> Make)> Optional() =>
    [
        ("value", Answer),
        ("name", () => Pick(FuzzWords.Names)),
        ("locale", () => Pick(FuzzWords.Locales)),
        ("textFormat", () => Pick(["plain", "markdown", "xml", "html", ""])),
        ("timestamp", () => "2026-01-05T09:00:00.000Z"),
        ("localTimestamp", () => "2026-01-05T10:00:00.0000001+01:00"),
        ("localTimezone", () => Pick(["Europe/Amsterdam", "Mars/Olympus", ""])),
        ("replyToId", () => $"fuzz-{random.Next(count + 1)}"),
        ("attachments", () => new JsonArray(new JsonObject { ["contentType"] = Pick(["image/png", "text/html", "application/vnd.microsoft.card.adaptive"]), ["contentUrl"] = "https://evil.example/x.png" })),
        ("entities", () => new JsonArray(new JsonObject { ["type"] = Pick(["mention", "clientInfo", "never-seen"]), ["text"] = "<at>Bot</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot" } })),
        ("membersAdded", () => new JsonArray(new JsonObject { ["id"] = Pick(["28:bot", "29:fuzz-1"]) })),
        ("membersRemoved", () => new JsonArray(new JsonObject { ["id"] = "28:bot" })),
        ("reactionsAdded", () => new JsonArray(new JsonObject { ["type"] = Pick(["like", "heart", ""]) })),
        ("action", () => Pick(["add", "remove", "add-upgrade", "?"])),
        ("suggestedActions", () => new JsonObject { ["actions"] = new JsonArray(new JsonObject { ["type"] = "imBack", ["title"] = "x", ["value"] = "x" }) }),
        ("importance", () => "huge"),
        ("expiration", () => "2020-01-01T00:00:00Z"),
        ("callerId", () => "urn:botframework:azure"),
        ("unknownMember", () => Answer()),
    ];

    private JsonNode? Answer() => random.Next(6) switch
    {
        0 => new JsonObject { ["scenario"] = Pick(FuzzWords.Ids) },
        1 => new JsonObject { ["scenario"] = Pick(FuzzWords.Ids), ["question"] = Pick(FuzzWords.Ids), ["answer"] = Pick(FuzzWords.Ids) },
        2 => new JsonObject { ["scenario"] = Pick(FuzzWords.Ids), ["question"] = Pick(FuzzWords.Ids), ["answer"] = new JsonArray(Pick(FuzzWords.Ids), Pick(FuzzWords.Ids)) },
        3 => new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = Pick(FuzzWords.Ids), ["data"] = new JsonObject { ["case"] = Pick(FuzzWords.Texts) } } },
        4 => JsonValue.Create(Pick(FuzzWords.Texts)),
        _ => JsonValue.Create(random.NextInt64()),
    };

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}

/// <summary>Where the activities pretend to come from; the defaults suit a host in Development.</summary>
public sealed record FuzzAddress(string ChannelId = "msteams", string ServiceUrl = "http://localhost:1/", string TenantId = LocalIssuer.TenantId);

/// <summary>One of them: its number, the conversation in which it was meant, its body, and whether it was left as it should be.</summary>
public sealed record FuzzedActivity(int Index, string Conversation, byte[] Body, bool IsWellFormed)
{
    /// <summary>The conversation that the body really names, as a bot would read it; null when it names none.</summary>
    public string? NamedConversation()
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.TryGetProperty("conversation", out var conversation) && conversation.TryGetProperty("id", out var id) ? id.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
