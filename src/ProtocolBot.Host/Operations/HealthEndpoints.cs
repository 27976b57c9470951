using System.Text.Json.Serialization;

using ProtocolBot.Core.Content;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Operations;

/// <summary>Whether the process lives, and whether it can do its work: database, content, keys.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", static () => Results.Text("{\"status\":\"live\"}", "application/json")).WithMetadata(Door.Open);
        app.MapGet("/healthz/ready", ReadyAsync).WithMetadata(Door.Open);
    }

    private static async Task<IResult> ReadyAsync(BotDb db, ContentSet content, Sealer sealer, TimeProvider time, CancellationToken cancellationToken)
    {
        var keys = sealer.Open(sealer.Seal([1], "health"), "health") is [1];
        try
        {
            var now = time.GetUtcNow();
            var state = await db.StateAsync(now, cancellationToken);
            var age = state.OldestWaiting is { } oldest ? (now - oldest).TotalSeconds : 0;
            var ready = new Readiness(keys ? "ready" : "not-ready", "ok", content.Hash, content.Protocol.Version, keys ? "ok" : "unusable", new OutboxHealth(state.Waiting, state.Parked, Math.Round(Math.Max(0, age))));
            return Results.Json(ready, HealthJson.Default.Readiness, statusCode: keys ? 200 : 503);
        }
        catch (StorageException)
        {
            var broken = new Readiness("not-ready", "unreachable", content.Hash, content.Protocol.Version, keys ? "ok" : "unusable", null);
            return Results.Json(broken, HealthJson.Default.Readiness, statusCode: 503);
        }
    }
}

/// <summary>What /healthz/ready tells.</summary>
internal sealed record Readiness(string Status, string Database, string Content, string ProtocolVersion, string Keys, OutboxHealth? Outbox);

/// <summary>Replies that wait or are parked.</summary>
internal sealed record OutboxHealth(long Waiting, long Parked, double OldestSeconds);

/// <summary>Its JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class HealthJson : JsonSerializerContext;
