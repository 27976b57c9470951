using System.Text.Json;
using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Host.Cards
{
    internal sealed class CaseRenderer(bool traces)
    {
        public Activity Render(CaseView view, string? pageUrl, IReadOnlyList<string> viewerIds) => new()
        {
            Type = ActivityTypes.Message, Text = $"{view.Title} {view.News}", TextFormat = "plain",
            Entities = traces ? [JsonSerializer.SerializeToElement(new { type = "protocolbot/case", @case = view.Number.Value, actions = view.Actions.Select(CaseIds.Of) })] : null,
        };
    }
}

namespace ProtocolBot.Host.Mail
{
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
}

namespace ProtocolBot.Host.People
{
    internal sealed class OrganisationSource { public Organisation Current { get; set; } = new(); }
}
