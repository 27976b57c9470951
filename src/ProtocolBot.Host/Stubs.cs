using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

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
    internal sealed class OrganisationSource
    {
        private static readonly SchoolId Vo = new("vo1");

        public Organisation Current { get; } = new()
        {
            Schools = [new School(Vo, "Het Baken", "vo", P("directeur"), null)],
            Fg = P("fg"),
            Board = [P("bestuur")],
            Imported = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
            People =
            [
                One("leraar-vo", "Youssef Amrani", P("leidinggevende")), One("teacher-en", "Emily Carter", P("leidinggevende")), One("nieuwe-medewerker", "Daan Visser", P("leidinggevende")),
                One("leraar-po", "Sanne de Wit", P("leidinggevende")),
                One("leidinggevende", "Marieke Bos", P("directeur")), One("directeur", "Johan Vermeer", null), One("fg", "Fatima Yilmaz", null), One("bestuur", "Willem Hofstra", null),
            ],
        };

        private static PersonId P(string id) => Pages.Demo.Persona.Find(id) is { } persona ? persona.PersonId : new($"persona-{id}");

        private static Employee One(string id, string name, PersonId? boss) => new() { Id = P(id), Name = name, Email = $"{id}@example.org", Posts = [new Post(Vo, boss)] };
    }
}
