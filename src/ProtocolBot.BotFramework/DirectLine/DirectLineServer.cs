using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>The conversations of the bundled web chat. They live in memory: a restart forgets them, and a client then starts anew.</summary>
public sealed class DirectLineServer : IDisposable
{
    /// <summary>The channel under which the bot knows these conversations.</summary>
    public const string ChannelId = "directline";

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DirectLineConversation> conversations = new(StringComparer.Ordinal);
    private readonly DirectLineOptions options;
    private readonly TimeProvider time;
    private readonly ITimer sweeper;

    public DirectLineServer(IOptions<DirectLineOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        Tokens = new DirectLineTokens(time);
        sweeper = time.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    internal DirectLineTokens Tokens { get; }

    /// <summary>How many conversations are in memory.</summary>
    public int Count => conversations.Count;

    /// <summary>Prepares a conversation for this person; the bot hears of it when the client starts it.</summary>
    /// <returns>Null when there is no room: every conversation has somebody listening.</returns>
    public DirectLineGrant? Open(DirectLineUser? user)
    {
        if (Create() is not { } conversation)
            return null;
        if (user is not null)
            conversation.Bind(user);
        return new DirectLineGrant(conversation.Id, Tokens.Issue(conversation), DirectLineTokens.Lifetime);
    }

    /// <summary>Takes what the bot says in a conversation; the outbox calls it instead of a connector.</summary>
    public SendOutcome Accept(string conversationId, Activity activity)
    {
        if (Find(conversationId) is not { } conversation)
            return new SendOutcome.Refused(404, "ConversationNotFound");
        var outgoing = FromBot(conversation, activity);
        switch (activity.Type)
        {
            case null or "" or ActivityTypes.ConversationUpdate:
                return new SendOutcome.Refused(400, "BadSyntax");
            case ActivityTypes.Trace:
                return new SendOutcome.Accepted(null);
            case ActivityTypes.Typing:
                conversation.Show(outgoing);
                return new SendOutcome.Accepted(null);
            default:
                return conversation.Append(outgoing) is { } appended
                    ? new SendOutcome.Accepted(appended.Id)
                    : new SendOutcome.Refused(403, "ConversationEnded");
        }
    }

    /// <summary>Replaces what the bot said earlier, the activity with this id.</summary>
    public SendOutcome Replace(string conversationId, Activity activity) =>
        Find(conversationId) is { } conversation && conversation.Replace(FromBot(conversation, activity) with { Id = activity.Id })
            ? new SendOutcome.Accepted(activity.Id)
            : new SendOutcome.Refused(404, "ActivityNotFound");

    public void Dispose() => sweeper.Dispose();

    internal DirectLineConversation? Find(string conversationId) => conversations.GetValueOrDefault(conversationId);

    internal DirectLineConversation? Create()
    {
        if (conversations.Count >= options.MaxConversations && !MakeRoom())
            return null;
        var conversation = new DirectLineConversation(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), options, time);
        conversations[conversation.Id] = conversation;
        return conversation;
    }

    private static Activity FromBot(DirectLineConversation conversation, Activity activity) => activity with
    {
        ChannelId = ChannelId,
        ServiceUrl = null,
        CallerId = null,
        From = (activity.From ?? DirectLineTurn.Bot) with { Id = DirectLineTurn.Bot.Id, Role = DirectLineTurn.Bot.Role },
        Recipient = conversation.User is { } user ? new ChannelAccount { Id = user.Id, Name = user.Name, Role = "user" } : null,
    };

    private bool MakeRoom()
    {
        var idlest = conversations.Values.Where(conversation => !conversation.HasStream).MinBy(conversation => conversation.LastSeen);
        if (idlest is null)
            return false;
        Remove(idlest);
        return true;
    }

    private void Sweep()
    {
        var before = time.GetUtcNow() - TimeSpan.FromMinutes(options.IdleMinutes);
        foreach (var conversation in conversations.Values.Where(conversation => !conversation.HasStream && conversation.LastSeen < before))
            Remove(conversation);
    }

    private void Remove(DirectLineConversation conversation)
    {
        if (!conversations.TryRemove(conversation.Id, out _))
            return;
        conversation.Hang();
        Tokens.Forget(conversation);
    }
}
