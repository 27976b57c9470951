using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Outbox;

namespace ProtocolBot.Host.Cases;

/// <summary>Speaks first: in the chat that somebody had with the bot, else in one that is made for it.</summary>
internal sealed class Chats(Contacts contacts, Delivery delivery, IOptions<TeamsOptions> teams, IOptions<BotFrameworkOptions> bot, AppInstaller installer, TimeProvider time)
{
    private const int NotFound = 404;
    private const int Forbidden = 403;

    public async Task<Taken> SendAsync(PersonId person, Func<ConversationReference, Activity> say, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(person, cancellationToken) is { } reference)
        {
            return new Taken(await delivery.SendAsync(reference.Address(say(reference)), cancellationToken), reference);
        }

        var first = await FirstAsync(person, say, cancellationToken);

        // Who never had the app is refused so; with it, Teams takes the same.
        return first.Outcome is SendOutcome.Refused { Status: Forbidden } && await installer.InstallAsync(person, cancellationToken) ? await FirstAsync(person, say, cancellationToken) : first;
    }

    private async Task<Taken> FirstAsync(PersonId person, Func<ConversationReference, Activity> say, CancellationToken cancellationToken)
    {
        var (outcome, made) = await MakeAsync(person, cancellationToken);
        return made is null ? new Taken(outcome, null) : new Taken(await delivery.SendAsync(made.Address(say(made)), cancellationToken), made);
    }

    /// <summary>In Teams making a chat twice gives the same chat, so that this may be tried again.</summary>
    private async Task<(SendOutcome Outcome, ConversationReference? Made)> MakeAsync(PersonId person, CancellationToken cancellationToken)
    {
        var (options, app) = (teams.Value, bot.Value.AppId);
        if (options.ServiceUrl.Length == 0 || string.IsNullOrEmpty(app))
        {
            return (new SendOutcome.Refused(NotFound, "NoConversation"), null);
        }

        var account = new ChannelAccount { Id = $"28:{app}" };
        var member = new ChannelAccount { Id = person.Value, AadObjectId = person.Value };
        var created = await delivery.CreateConversationAsync(options.ServiceUrl, new ConversationParameters { Bot = account, Members = [member], TenantId = options.TenantId }, cancellationToken);
        if (created.Id is not { } id)
        {
            return (created.Outcome is SendOutcome.Ambiguous ? new SendOutcome.Throttled(TimeSpan.Zero) : created.Outcome, null);
        }

        var made = new ConversationReference
        {
            Bot = account,
            User = member,
            ChannelId = Delivery.Teams,
            ServiceUrl = created.ServiceUrl is { Length: > 0 } other ? other : options.ServiceUrl,
            Conversation = new ConversationAccount { Id = id, ConversationType = "personal", TenantId = options.TenantId },
        };
        await contacts.StoreAsync(person, made, time.GetUtcNow(), cancellationToken);
        return (created.Outcome, made);
    }
}
