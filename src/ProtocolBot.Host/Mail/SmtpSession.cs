using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

using MailKit.Net.Smtp;

using MimeKit;

namespace ProtocolBot.Host.Mail;

/// <summary>A connection to the mail server that remembers how far it came: only that tells "surely not sent" from "perhaps".</summary>
internal sealed class SmtpSession : SmtpClient
{
    private readonly TrustedRoots roots;

    public SmtpSession(TrustedRoots roots, TimeSpan timeout)
    {
        this.roots = roots;
        Timeout = (int)timeout.TotalMilliseconds;
        ServerCertificateValidationCallback = Trust;
        // As for every other connection of ours: a revocation server that is down must not hold up a notice.
        CheckCertificateRevocation = false;
    }

    /// <summary>The message itself was on its way: from here on only an answer of the server says what became of it.</summary>
    public bool HandedOver { get; private set; }

    public bool CertificateRefused { get; private set; }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        HandedOver = true;
        base.OnRecipientAccepted(message, mailbox, response);
    }

    private bool Trust(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        CertificateRefused = !roots.Trust(certificate, chain, errors);
        return !CertificateRefused;
    }
}
