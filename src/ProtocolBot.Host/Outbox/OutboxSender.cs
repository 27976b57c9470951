using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Outbox;

/// <summary>Sends what waits: at once for the process that decided, and on a lapsed lease for another.</summary>
/// <remarks>
/// A reply that may or may not have arrived is not sent again (reliability R13): two answers to one question confuse more than a
/// missing one, and the person can ask again. Notices of cases will be.
/// </remarks>
internal sealed class OutboxSender
{
    /// <summary>The connector gives a request up after 20 s; with less left of a lease none is begun.</summary>
    private static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(21);

    private readonly BotDb db;
    private readonly Sealer sealer;
    private readonly Delivery delivery;
    private readonly Carry carry;
    private readonly TimeProvider time;
    private readonly OutboxOptions options;
    private readonly ILogger<OutboxSender> logger;
    private readonly KeyedQueue queue;

    /// <summary>This run of this process; see <see cref="Lease"/>.</summary>
    private readonly long owner = 1 + (BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & (long.MaxValue >> 1));

    /// <summary>What became of replies that could not be written down: they are not sent a second time by us.</summary>
    private readonly ConcurrentDictionary<long, Settlement> unsettled = [];

    public OutboxSender(BotDb db, Sealer sealer, Delivery delivery, Carry carry, TimeProvider time, IOptions<OutboxOptions> options, ILogger<OutboxSender> logger)
    {
        this.db = db;
        this.sealer = sealer;
        this.delivery = delivery;
        this.carry = carry;
        this.time = time;
        this.options = options.Value;
        this.logger = logger;
        queue = new KeyedQueue(fault => Log.SendingBroke(logger, 0, fault.GetType().Name));
    }

    /// <summary>Completes when all that was handed over has been sent, or let go.</summary>
    public Task WhenIdle => queue.WhenIdle;

    public Lease NewLease()
    {
        var now = time.GetUtcNow();
        return new Lease(owner, now, now + options.Lease);
    }

    public byte[] Seal(ConversationKey conversation, Activity addressed) =>
        sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(addressed, WireJson.Outbound.Activity), conversation.Hash);

    /// <summary>Sends rows that this process holds. A row that it turns out not to hold is left to who does.</summary>
    public void Send(IEnumerable<OutboxRow> rows, Lease lease)
    {
        foreach (var row in rows)
        {
            queue.Add(row.Conversation, () => SendAsync(row, lease));
        }
    }

    /// <summary>Whether the next reply of the conversation may follow.</summary>
    private async Task<bool> SendAsync(OutboxRow row, Lease lease)
    {
        try
        {
            if (!await db.HoldsAsync(row.Id, lease, time.GetUtcNow() + LongestSending, CancellationToken.None))
            {
                await db.SettleAsync(row.Id, lease, new Settlement.LetGo(), CancellationToken.None);
                return false;
            }

            if (await DeliverAsync(row, lease) is not { } settlement)
            {
                return true;
            }

            Failpoint.Reach("reply.sent");
            unsettled[row.Id] = settlement;
            await db.SettleAsync(row.Id, lease, settlement, CancellationToken.None);
            Failpoint.Reach("reply.settled");
            unsettled.TryRemove(row.Id, out _);
            return settlement is not (Settlement.RetryAt or Settlement.LetGo);
        }
        catch (StorageException exception)
        {
            // The lease lapses, and the row is claimed again.
            Log.StorageFailed(logger, exception.Message);
            return false;
        }
    }

    /// <summary>Null when that settled the row already.</summary>
    private async Task<Settlement?> DeliverAsync(OutboxRow row, Lease lease)
    {
        if (unsettled.TryGetValue(row.Id, out var earlier))
        {
            return earlier;
        }

        var settlement = Lanes.IsOfCase(row.Conversation.Hash) ? await CarryAsync(row, lease)
            : Open(row) is { } activity ? Settle(row, await SendAsync(row, activity))
            : new Settlement.Parked("unreadable");
        if (settlement is Settlement.Parked parked)
        {
            Log.ReplyParked(logger, row.Id, parked.Reason);
        }

        return settlement;
    }

    /// <summary>A fault of ours in sending is tried again a few times like any other, and never stops the others.</summary>
    private async Task<SendOutcome> SendAsync(OutboxRow row, Activity activity)
    {
        try
        {
            return await delivery.SendAsync(activity, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.SendingBroke(logger, row.Id, exception.GetType().Name);
            return new SendOutcome.Throttled(Backoff.First);
        }
    }

    /// <summary>A fault of ours in carrying is tried again a while later, and stops the others of its lane no longer than that.</summary>
    private async Task<Settlement?> CarryAsync(OutboxRow row, Lease lease)
    {
        try
        {
            return await carry(row, lease, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            Log.SendingBroke(logger, row.Id, exception.GetType().Name);
            return row.Attempts + 1 >= options.MostAttempts ? new Settlement.Parked("broke too often") : new Settlement.RetryAt(time.GetUtcNow() + Backoff.After(row.Attempts));
        }
    }

    private Activity? Open(OutboxRow row)
    {
        try
        {
            return sealer.Open(row.Payload, row.Conversation.Hash) is { } json ? JsonSerializer.Deserialize(json, WireJson.Outbound.Activity) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Settlement Settle(OutboxRow row, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted or SendOutcome.Ambiguous => new Settlement.Done(),
        SendOutcome.Refused refused => new Settlement.Parked($"refused {refused.Status}"),
        SendOutcome.Throttled { IsHeldBack: true } held => new Settlement.RetryAt(time.GetUtcNow() + held.RetryAfter, Tried: false),
        SendOutcome.Throttled when row.Attempts + 1 >= options.MostAttempts => new Settlement.Parked("throttled too often"),
        SendOutcome.Throttled throttled => new Settlement.RetryAt(time.GetUtcNow() + Backoff.Longest(throttled.RetryAfter, Backoff.After(row.Attempts))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
