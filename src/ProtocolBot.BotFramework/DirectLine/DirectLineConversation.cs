using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>One conversation of the web chat: who speaks, what was said, and the one socket that listens. In memory only.</summary>
internal sealed class DirectLineConversation(string id, DirectLineOptions options, TimeProvider time)
{
    private const int MaxTurnsAtOnce = 8;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly ActivityLog log = new(options.MaxActivities, options.MaxConversationBytes);
    private DirectLineStream? stream;
    private bool started;
    private DateTimeOffset lastStamp = DateTimeOffset.MinValue;
    private int turns;

    public string Id => id;

    /// <summary>Null until someone speaks in a conversation that was started for nobody in particular.</summary>
    public DirectLineUser? User { get; private set; }

    /// <summary>Said goodbye: nothing is added any more, reading goes on.</summary>
    public bool IsEnded { get; private set; }

    public DateTimeOffset LastSeen { get; private set; } = time.GetUtcNow();

    /// <summary>Hashes of its tokens, oldest first.</summary>
    public ConcurrentQueue<string> Tokens { get; } = new();

    public bool HasStream
    {
        get
        {
            lock (gate)
                return stream is not null;
        }
    }

    public long Watermark
    {
        get
        {
            lock (gate)
                return log.Watermark;
        }
    }

    /// <summary>True for the first caller alone.</summary>
    public bool Start(DirectLineUser? user)
    {
        lock (gate)
        {
            User ??= user;
            return !started && (started = true);
        }
    }

    /// <summary>Makes this person its owner if nobody is; true when that is news.</summary>
    public bool Bind(DirectLineUser user)
    {
        lock (gate)
        {
            var isNew = User is null;
            User ??= user;
            return isNew;
        }
    }

    /// <summary>Keeps a place for words of the client, or null when it talks faster than the bot may be asked.</summary>
    public Activity? Reserve(Activity activity)
    {
        lock (gate)
        {
            if (turns == MaxTurnsAtOnce)
                return null;
            turns++;
            return Stamp(activity, log.Reserve());
        }
    }

    /// <summary>The bot took the words: now the client sees them, and what waited behind them.</summary>
    public void Confirm(Activity reserved) => Settle(reserved, position =>
    {
        IsEnded |= reserved.Type == ActivityTypes.EndOfConversation;
        return log.Fill(position, Serialize(reserved));
    });

    /// <summary>The bot did not take them.</summary>
    public void Withdraw(Activity reserved) => Settle(reserved, log.Withdraw);

    /// <summary>Adds words of the bot; null when the conversation has ended.</summary>
    public Activity? Append(Activity activity)
    {
        lock (gate)
        {
            if (IsEnded)
                return null;
            LastSeen = time.GetUtcNow();
            var position = log.Reserve();
            var stamped = Stamp(activity, position);
            IsEnded = activity.Type == ActivityTypes.EndOfConversation;
            if (log.Fill(position, Serialize(stamped)))
                stream?.Wake();
            return stamped;
        }
    }

    /// <summary>Says something anew that the bot said before: a client shows it in the place of the earlier one. False when that was never said here.</summary>
    public bool Replace(Activity activity)
    {
        lock (gate)
        {
            if (IsEnded || activity.Id?.StartsWith(id + "|", StringComparison.Ordinal) != true)
                return false;
            var position = log.Reserve();
            var again = activity with { Timestamp = time.GetUtcNow(), Conversation = new ConversationAccount { Id = id } };
            if (log.Fill(position, Serialize(again)))
                stream?.Wake();
            return true;
        }
    }

    /// <summary>Shows something that is not kept: a client without a socket never sees it.</summary>
    public void Show(Activity activity)
    {
        lock (gate)
            stream?.Show(Serialize(activity with { Timestamp = time.GetUtcNow() }));
    }

    public (IReadOnlyList<byte[]> Activities, long Watermark) After(long position)
    {
        lock (gate)
        {
            LastSeen = time.GetUtcNow();
            return log.After(position);
        }
    }

    /// <summary>Gives the conversation's one socket to this client; who had it is closed.</summary>
    public void Attach(DirectLineStream newcomer)
    {
        lock (gate)
        {
            LastSeen = time.GetUtcNow();
            stream?.Close();
            stream = newcomer;
        }
    }

    public void Detach(DirectLineStream leaver)
    {
        lock (gate)
        {
            LastSeen = time.GetUtcNow();
            if (stream == leaver)
                stream = null;
        }
    }

    /// <summary>Closes the socket, if there is one.</summary>
    public void Hang()
    {
        lock (gate)
            stream?.Close();
    }

    private void Settle(Activity reserved, Func<long, bool> settle)
    {
        lock (gate)
        {
            turns--;
            LastSeen = time.GetUtcNow();
            var position = long.Parse(reserved.Id.AsSpan(id.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture);
            if (settle(position))
                stream?.Wake();
        }
    }

    /// <summary>The id is the conversation's, a bar, and seven digits, as clients know it.</summary>
    private Activity Stamp(Activity activity, long position) => activity with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{id}|{position:D7}"),
        Timestamp = Stamp(),
        Conversation = new ConversationAccount { Id = id },
    };

    /// <summary>Each a millisecond after the one before: Web Chat puts what has the same one in the order in which it happens to be ready.</summary>
    private DateTimeOffset Stamp()
    {
        var now = time.GetUtcNow();
        lastStamp = now - lastStamp < Apart ? lastStamp + Apart : now;
        return lastStamp;
    }

    private static byte[] Serialize(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.Outbound.Activity);
}
