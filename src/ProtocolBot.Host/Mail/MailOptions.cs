namespace ProtocolBot.Host.Mail;

/// <summary>How mail leaves. Without Host (and without PickupFolder) there is no mail channel, and nothing is promised by mail.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The school's mail server; unset: no mail channel.</summary>
    public string? Host { get; set; }

    /// <summary>Unset: 587 for StartTls, 465 for Tls, 25 for None.</summary>
    public int? Port { get; set; }

    /// <summary>Unset: no sign-in, for a server that lets this machine send.</summary>
    public string? User { get; set; }

    /// <summary>From the environment (Mail__Password) or a vault; never from a file of settings or the command line.</summary>
    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    public string? FromName { get; set; }

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>For one mail as a whole, waiting for a free connection included. Shorter than a lease of the outbox.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>A PEM file with the school's own roots, for a mail server whose certificate comes from them; unset: the roots of the machine.</summary>
    public string? TrustedRoots { get; set; }

    /// <summary>In Development, without Host: mails are written as .eml into this folder inside Storage:Folder.</summary>
    public string? PickupFolder { get; set; }

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    public int PortOrUsual => Port ?? Security switch
    {
        MailSecurity.StartTls => 587,
        MailSecurity.Tls => 465,
        MailSecurity.None => 25,
    };
}

/// <summary>How the way to the mail server is kept secret.</summary>
internal enum MailSecurity
{
    /// <summary>Plain at first, then TLS or nothing: a server that does not offer it gets no mail.</summary>
    StartTls,
    Tls,
    /// <summary>Readable on the way; to this machine itself, or in Development.</summary>
    None,
}
