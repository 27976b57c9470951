namespace ProtocolBot.Host.Mail;

/// <summary>What became of one mail. A closed family, so that every caller decides on each.</summary>
internal abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The mail server has it, and answers for it from now on.</summary>
    internal sealed record Accepted : MailOutcome;

    /// <summary>It will not be taken as it is.</summary>
    /// <param name="Code">The server's number (5xx), or a word of ours: "address", "message-id", "auth", "certificate", "not-offered".</param>
    internal sealed record Refused(string Code) : MailOutcome;

    /// <summary>Surely not taken, and worth trying again after this time: a 4xx, no connection, no such name yet.</summary>
    internal sealed record Later(TimeSpan After) : MailOutcome;

    /// <summary>Lost while it was handed over: it may or may not have arrived.</summary>
    internal sealed record Ambiguous : MailOutcome;

    /// <summary>There is no mail channel here.</summary>
    internal sealed record NotConfigured : MailOutcome;
}
