namespace ProtocolBot.Host.Storage;

/// <summary>All that one change of a case stores: in one transaction, or not at all.</summary>
internal sealed record CaseSave
{
    public required string Number { get; init; }
    /// <summary>How many events the decision saw; 0 begins the case.</summary>
    public required int Version { get; init; }
    /// <summary>Ids for counting; no text and no name.</summary>
    public required string Route { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset Now { get; init; }
    /// <summary>The case's own key, wrapped; only where the case begins.</summary>
    public byte[]? WrappedKey { get; init; }
    public IReadOnlyList<CaseEventRow> Events { get; init; } = [];
    /// <summary>Hashes of those who may ask for the case from now on.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
    /// <summary>Hashes of those who may not any more.</summary>
    public IReadOnlyList<string> PeopleGone { get; init; } = [];
    public IReadOnlyList<ParcelRow> Parcels { get; init; } = [];
    /// <summary>Topics of waiting rows that are taken away: reminders of what has been done.</summary>
    public IReadOnlyList<string> Cancelled { get; init; } = [];
    /// <summary>Waiting rows, by their topic, that become these; one that was tried or is gone stays as it is.</summary>
    public IReadOnlyList<ParcelRow> Hastened { get; init; } = [];
    public CaseCardRow? Card { get; init; }
    /// <summary>The outbox row that this change answers. It must still be ours, and is gone with the change.</summary>
    public (long Id, Lease Lease)? Answers { get; init; }
}

/// <summary>One event, sealed with the case's key.</summary>
/// <param name="Actor">A hash; null where nobody did it.</param>
/// <param name="Action">The id of the kind of event.</param>
internal sealed record CaseEventRow(DateTimeOffset At, byte[] Sealed, string? Actor, string Action);

/// <summary>Something for the outbox to do at a time.</summary>
/// <param name="Lane">Rows of one lane go one after the other.</param>
/// <param name="Topic">By which it can be taken away again; null where it cannot.</param>
internal sealed record ParcelRow(string Lane, byte[] Payload, DateTimeOffset Due, string? Topic);

/// <summary>A card that lies in somebody's chat and follows the case.</summary>
/// <param name="Person">A hash.</param>
/// <param name="Activity">The channel's id of the message; a hash would not find it again.</param>
internal sealed record CaseCardRow(string Number, string Person, string Activity, byte[] Reference);

/// <summary>A case as it is stored.</summary>
internal sealed record StoredCase(string Number, byte[] WrappedKey, IReadOnlyList<byte[]> Events);

/// <summary>Somebody's chat with the bot, sealed.</summary>
internal sealed record PersonRow(string Person, byte[] Reference);

/// <summary>Somebody of whom nothing is kept any more beside cases.</summary>
/// <param name="Person">A hash.</param>
/// <param name="Conversations">Those in which replies may wait for them.</param>
internal sealed record PersonGone(string Person, IReadOnlyList<ConversationKey> Conversations);

/// <summary>Something that was seen or done, for the audit.</summary>
/// <param name="Actor">A hash; null where nobody did it.</param>
/// <param name="Event">The number of the event in its case, from 1; null for a reading.</param>
/// <param name="Content">The hash of the sealed event; erasing the text leaves it whole.</param>
internal sealed record AuditRow(DateTimeOffset At, string? Actor, string Action, string Case, int? Event, byte[]? Content);

/// <summary>A row of the audit as it stands in the chain.</summary>
internal sealed record AuditLink(long Seq, AuditRow Row, byte[] Hash);
