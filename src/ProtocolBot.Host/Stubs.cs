using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Host.Mail;

internal sealed record MailMessage(string To, string Subject, string Text, string? Html, string MessageId);

internal abstract record MailOutcome
{
    internal sealed record Accepted : MailOutcome;
    internal sealed record Refused(string Code) : MailOutcome;
    internal sealed record Later(TimeSpan After) : MailOutcome;
    internal sealed record Ambiguous : MailOutcome;
    internal sealed record NotConfigured : MailOutcome;
}

#pragma warning disable CA1822
internal sealed class MailSender { public Task<MailOutcome> SendAsync(MailMessage mail, CancellationToken cancellationToken) => Task.FromResult<MailOutcome>(new MailOutcome.NotConfigured()); }

internal sealed record NoticeMail
{
    public static NoticeMail Of(ContentSet content, Tongue tongue, CaseNumber number, NoticeKind kind, Priority priority, string? pageUrl, bool maybeTwice) => new();
    public MailMessage To(string address, string id) => new(address, "", "", null, id);
}
