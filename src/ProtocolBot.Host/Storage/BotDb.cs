namespace ProtocolBot.Host.Storage;

/// <summary>The one seam to a database. What it promises: a turn is stored whole or not at all, once, and before anybody is answered.</summary>
internal abstract class BotDb : IAsyncDisposable
{
    private protected BotDb()
    {
    }

    /// <summary>What is remembered of a conversation; version 0 and no state when there is nothing.</summary>
    public abstract Task<StoredConversation> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>The same with how far somebody is in the course, in one trip: it is asked in every turn.</summary>
    /// <param name="person">A hash.</param>
    public abstract Task<(StoredConversation Conversation, LearnerRow? Learner)> LoadAsync(ConversationKey conversation, string person, CancellationToken cancellationToken);

    /// <summary>The answer that an activity got when it came before; null when it is new.</summary>
    public abstract Task<EarlierAnswer?> FindAsync(ActivityKey activity, CancellationToken cancellationToken);

    /// <summary>Stores a turn in one transaction: state, the activity's key, and the replies to send.</summary>
    /// <exception cref="StorageException">It could not be stored, so nothing happened.</exception>
    public abstract Task<SaveOutcome> SaveAsync(TurnSave save, CancellationToken cancellationToken);

    /// <summary>Takes over replies whose lease has lapsed and that are due, the oldest of each conversation first.</summary>
    public abstract Task<IReadOnlyList<OutboxRow>> ClaimAsync(Lease lease, int most, CancellationToken cancellationToken);

    /// <summary>Whether a reply is still there, still ours up to that instant, and the next of its conversation: asked before each sending, so that whatever happened in between nothing is overtaken.</summary>
    public abstract Task<bool> HoldsAsync(long id, Lease lease, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Records what became of a reply. False when another process has taken it over meanwhile.</summary>
    public abstract Task<bool> SettleAsync(long id, Lease lease, Settlement settlement, CancellationToken cancellationToken);

    /// <summary>Erases answers older than the redelivery window, keys and parked rows older than the memory, and dialogs that nobody finished in time.</summary>
    public abstract Task SweepAsync(Sweep sweep, CancellationToken cancellationToken);

    /// <summary>Looks at cases; what is read in one call is of one moment.</summary>
    public abstract Task<T> ReadCasesAsync<T>(Func<CaseSql, T> read, CancellationToken cancellationToken);

    /// <summary>Changes cases in one transaction. Where the change answers false nothing is stored.</summary>
    /// <exception cref="StorageException">Nothing was stored.</exception>
    public abstract Task<bool> ChangeCasesAsync(Func<CaseSql, bool> change, CancellationToken cancellationToken);

    /// <summary>Whether it answers, and how many replies wait or are parked.</summary>
    public abstract Task<StorageState> StateAsync(DateTimeOffset now, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>The key of a conversation: a hash, so that no channel's id stands in the database.</summary>
internal readonly record struct ConversationKey(string Hash);

/// <summary>The key of an activity: a hash of channel, conversation, id and type.</summary>
internal readonly record struct ActivityKey(string Hash);

/// <summary>The state of a conversation as it was read, with the version that a save must still find.</summary>
internal sealed record StoredConversation(long Version, byte[]? State);

/// <summary>Everything that one turn stores.</summary>
/// <param name="Activity">Null where the channel gives no id: then it cannot be known again.</param>
/// <param name="State">Null erases the row.</param>
/// <param name="Answer">The body of the HTTP answer, kept for the redelivery window.</param>
internal sealed record TurnSave(ConversationKey Conversation, long Version, byte[]? State, ActivityKey? Activity, byte[]? Answer, IReadOnlyList<byte[]> Outgoing, DateTimeOffset Now, Lease Lease)
{
    /// <summary>When the state is erased though its dialog never ended; null for what a person chose to last (a language).</summary>
    public DateTimeOffset? EraseAt { get; init; }

    /// <summary>The case that this turn begins; stored with it or not at all.</summary>
    public CaseSave? Case { get; init; }

    /// <summary>How far the person is in the course; stored with it or not at all.</summary>
    public LearnerSave? Learner { get; init; }

    /// <summary>Where this person can be told something later; null when that is known already.</summary>
    public PersonRow? Person { get; init; }

    /// <summary>What this turn does once in the memory; where it was done already the turn is not stored.</summary>
    public ActivityKey? Once { get; init; }

    /// <summary>Who is forgotten with this turn; null for nobody.</summary>
    public PersonGone? Gone { get; init; }
}

/// <summary>What is old enough to be erased.</summary>
internal sealed record Sweep(DateTimeOffset AnswersBefore, DateTimeOffset KeysBefore, DateTimeOffset Now);

/// <summary>What became of a save.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <param name="Outgoing">The ids of the outgoing rows, in order. They are leased to who saved, unless earlier replies of the conversation wait for somebody else or a later time.</param>
    internal sealed record Saved(IReadOnlyList<long> Outgoing) : SaveOutcome;

    /// <summary>The activity came before: this is the answer it got.</summary>
    internal sealed record Duplicate(EarlierAnswer Earlier) : SaveOutcome;

    /// <summary>Another turn came between: decide anew.</summary>
    internal sealed record Conflict : SaveOutcome;
}

/// <summary>The body that was answered before; null when there was none, or when it has been erased since.</summary>
internal sealed record EarlierAnswer(byte[]? Body);

/// <summary>Who may send a reply, and until when. The owner is one run of one process, drawn at random: a process that slept cannot settle what another took over.</summary>
internal sealed record Lease(long Owner, DateTimeOffset Now, DateTimeOffset Until);

/// <summary>A reply to send.</summary>
internal sealed record OutboxRow(long Id, ConversationKey Conversation, byte[] Payload, int Attempts);

/// <summary>What became of a reply: gone, to be tried again, or parked because it will never be taken.</summary>
internal abstract record Settlement
{
    private Settlement()
    {
    }

    internal sealed record Done : Settlement;

    /// <summary>Later; the replies behind it in its conversation are let go with it, so that they stay behind it.</summary>
    /// <param name="Payload">What is sent then, where that has changed.</param>
    /// <param name="Tried">False where nobody was asked yet: it counts as no attempt.</param>
    internal sealed record RetryAt(DateTimeOffset Due, byte[]? Payload = null, bool Tried = true) : Settlement;

    /// <summary>Not tried: the lease leaves too little time. Whoever claims it next sends it, and what stands behind it.</summary>
    internal sealed record LetGo : Settlement;

    internal sealed record Parked(string Reason) : Settlement;
}

/// <summary>How the database is.</summary>
/// <param name="Waiting">Rows that should be on their way; what is planned for later does not count.</param>
internal sealed record StorageState(long Waiting, long Parked, DateTimeOffset? OldestWaiting);

/// <summary>The database could not do what was asked; nothing was stored. The person is told so.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Trying again is of no use: what is stored cannot be read.</summary>
    public bool IsLasting { get; init; }
}
