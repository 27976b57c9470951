using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Hands out opaque random 256-bit tokens. Only their hashes are kept, so that memory never holds what opens a conversation.</summary>
internal sealed class DirectLineTokens(TimeProvider time)
{
    /// <summary>How long a token opens its conversation.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1800);

    /// <summary>How long a stream's address can be connected to.</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    /// <summary>More than this many live tokens of one conversation and its oldest one goes.</summary>
    private const int PerConversation = 32;

    private readonly ConcurrentDictionary<string, Ticket> tickets = new(StringComparer.Ordinal);

    public string Issue(DirectLineConversation conversation) =>
        Keep(conversation, new Ticket(conversation, TicketKind.Token, time.GetUtcNow() + Lifetime, time.GetUtcNow() + Lifetime, 0));

    /// <param name="watermark">What the client has already seen.</param>
    public string IssueStream(DirectLineConversation conversation, long watermark) =>
        Keep(conversation, new Ticket(conversation, TicketKind.Stream, time.GetUtcNow() + StreamLifetime, time.GetUtcNow() + Lifetime, watermark));

    /// <summary>The ticket of a token, or null for one that we never gave or gave up; it may have expired.</summary>
    public Ticket? Find(string token) => tickets.TryGetValue(Hash(token), out var ticket) && ticket.Kind == TicketKind.Token ? ticket : null;

    /// <summary>The ticket of a stream's address, which works once.</summary>
    public Ticket? TakeStream(string token)
    {
        var key = Hash(token);
        return tickets.TryGetValue(key, out var ticket) && ticket.Kind == TicketKind.Stream && tickets.TryRemove(key, out ticket) ? ticket : null;
    }

    public bool IsExpired(Ticket ticket) => ticket.ExpiresAt <= time.GetUtcNow();

    /// <summary>Forgets every token of a conversation that is gone.</summary>
    public void Forget(DirectLineConversation conversation)
    {
        while (conversation.Tokens.TryDequeue(out var key))
            tickets.TryRemove(key, out _);
    }

    private string Keep(DirectLineConversation conversation, Ticket ticket)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var key = Hash(token);
        tickets[key] = ticket;
        conversation.Tokens.Enqueue(key);
        while (conversation.Tokens.Count > PerConversation && conversation.Tokens.TryDequeue(out var oldest))
            tickets.TryRemove(oldest, out _);
        return token;
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What a token opens, and until when.</summary>
/// <param name="ClosesAt">When a socket that was opened with it must close; the client then asks for another.</param>
/// <param name="Watermark">Where a stream begins.</param>
internal sealed record Ticket(DirectLineConversation Conversation, TicketKind Kind, DateTimeOffset ExpiresAt, DateTimeOffset ClosesAt, long Watermark);

/// <summary>A token speaks HTTP; a stream's ticket opens one socket.</summary>
internal enum TicketKind
{
    Token,
    Stream,
}
