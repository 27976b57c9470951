using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

using MimeKit;

namespace ProtocolBot.Host.Mail;

/// <summary>One message over one connection, from greeting to goodbye. It never throws: what goes wrong is an outcome.</summary>
internal sealed class SmtpDelivery(MailOptions options, TrustedRoots roots, TimeProvider time)
{
    /// <summary>A server that says "not now" often means some minutes (greylisting); for an urgent case ten is all there is.</summary>
    private static readonly TimeSpan NotNow = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Unreachable = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public static MailOutcome.Later NoConnection { get; } = new(Unreachable);

    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var session = new SmtpSession(roots, options.Timeout);
        try
        {
            await session.ConnectAsync(options.Host ?? "", options.PortOrUsual, Security(), cancellationToken);
            if (options is { User: { Length: > 0 } user, Password: { } password })
            {
                await session.AuthenticateAsync(user, password, cancellationToken);
            }

            await session.SendAsync(message, cancellationToken);
        }
        catch (Exception fault)
        {
            return OutcomeOf(fault, session);
        }

        await LeaveAsync(session);
        return new MailOutcome.Accepted();
    }

    private SecureSocketOptions Security() => options.Security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
    };

    private static MailOutcome OutcomeOf(Exception fault, SmtpSession session) => fault switch
    {
        _ when session.CertificateRefused => new MailOutcome.Refused("certificate"),
        SmtpCommandException answer => Answered((int)answer.StatusCode, session),
        AuthenticationException { InnerException: SmtpCommandException answer } => Answered((int)answer.StatusCode, session),
        AuthenticationException or ServiceNotAuthenticatedException => new MailOutcome.Refused("auth"),
        NotSupportedException => new MailOutcome.Refused("not-offered"),
        _ => Lost(session),
    };

    private static MailOutcome Answered(int code, SmtpSession session) => code switch
    {
        >= 400 and < 500 => new MailOutcome.Later(NotNow),
        >= 500 and < 600 => new MailOutcome.Refused($"{code}"),
        _ => Lost(session),
    };

    private static MailOutcome Lost(SmtpSession session) => session.HandedOver ? new MailOutcome.Ambiguous() : NoConnection;

    /// <summary>The mail is taken; whatever happens now cannot undo that.</summary>
    private async Task LeaveAsync(SmtpSession session)
    {
        using var patience = new CancellationTokenSource(Goodbye, time);
        try
        {
            await session.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception)
        {
            // Not even a goodbye: the connection is closed all the same.
        }
    }
}
