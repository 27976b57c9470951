using System.Text.Json;

using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Outbox;

/// <summary>Sends what waits: at once for the process that decided, and on a lapsed lease for another.</summary>
/// <remarks>
/// A reply that may or may not have arrived is not sent again (reliability R13): two answers to one question confuse more than a
/// missing one, and the person can ask again. Notices of cases will be.
/// </remarks>
internal sealed class OutboxSender
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly BotDb db;
    private readonly Sealer sealer;
    private readonly Delivery delivery;
    private readonly TimeProvider time;
    private readonly OutboxOptions options;
    private readonly ILogger<OutboxSender> logger;
    private readonly KeyedQueue queue = new();

    public OutboxSender(BotDb db, Sealer sealer, Delivery delivery, TimeProvider time, IOptions<OutboxOptions> options, ILogger<OutboxSender> logger)
    {
        this.db = db;
        this.sealer = sealer;
        this.delivery = delivery;
        this.time = time;
        this.options = options.Value;
        this.logger = logger;
    }

    public bool IsIdle => queue.IsIdle;

    /// <summary>A lease of its own for each claim: a process that slept cannot settle what another took over.</summary>
    public Lease NewLease()
    {
        var now = time.GetUtcNow();
        return new Lease(System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue) * 2L + 1, now, now + options.Lease);
    }

    public byte[] Seal(ConversationKey conversation, Activity addressed) =>
        sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(addressed, WireJson.Outbound.Activity), conversation.Hash);

    /// <summary>Sends rows that this process holds.</summary>
    public void Send(IEnumerable<OutboxRow> rows, Lease lease)
    {
        foreach (var row in rows)
        {
            queue.Add(row.Conversation, () => SendAsync(row, lease));
        }
    }

    private async Task<bool> SendAsync(OutboxRow row, Lease lease)
    {
        try
        {
            var opened = sealer.Open(row.Payload, row.Conversation.Hash) is { } json ? JsonSerializer.Deserialize(json, WireJson.Outbound.Activity) : null;
            var settlement = opened is null ? new Settlement.Parked("unreadable") : Settle(row, await delivery.SendAsync(opened, CancellationToken.None));
            if (settlement is Settlement.Parked parked)
            {
                Log.ReplyParked(logger, row.Id, parked.Reason);
            }

            await db.SettleAsync(row.Id, lease, settlement, CancellationToken.None);
            return settlement is not Settlement.RetryAt;
        }
        catch (StorageException exception)
        {
            // The lease lapses, and the row is claimed again.
            Log.StorageFailed(logger, exception.Message);
            return false;
        }
    }

    private Settlement Settle(OutboxRow row, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted or SendOutcome.Ambiguous => new Settlement.Done(),
        SendOutcome.Refused refused => new Settlement.Parked($"refused {refused.Status}"),
        SendOutcome.Throttled when row.Attempts + 1 >= options.MostAttempts => new Settlement.Parked("throttled too often"),
        SendOutcome.Throttled throttled => new Settlement.RetryAt(time.GetUtcNow() + Longest(throttled.RetryAfter, Wait(row.Attempts))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Doubles each time, up to ten minutes, with a fifth of chance so that many do not return at once.</summary>
    private static TimeSpan Wait(int attempts)
    {
        var wait = Math.Min(FirstWait.TotalSeconds * Math.Pow(2, attempts), LongestWait.TotalSeconds);
        return TimeSpan.FromSeconds(wait * (0.8 + (System.Security.Cryptography.RandomNumberGenerator.GetInt32(400) / 1000.0)));
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
