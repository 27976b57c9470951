namespace ProtocolBot.BotFramework;

/// <summary>What became of one request to the connector (reliability R13). A closed family, so that every caller decides on each.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The channel took it. The id is empty where the channel gives none.</summary>
    public sealed record Accepted(string? ActivityId) : SendOutcome;

    /// <summary>It will never be taken (400, 403, 404, 413 …): trying again is of no use.</summary>
    public sealed record Refused(int Status, string Code) : SendOutcome;

    /// <summary>Surely not taken, and worth trying again after this time: too fast (the channel's own time when it gave one), or it never left for want of a token, a name or a connection.</summary>
    public sealed record Throttled(TimeSpan RetryAfter) : SendOutcome
    {
        /// <summary>We held it back ourselves, to keep a limit: the channel was not asked, so that it counts as no attempt.</summary>
        public bool IsHeldBack { get; init; }
    }

    /// <summary>Time-out, reset, 408, 412, 5xx: it may or may not have arrived.</summary>
    public sealed record Ambiguous(int? Status) : SendOutcome;
}
