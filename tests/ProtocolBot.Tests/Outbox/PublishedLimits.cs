using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Outbox;

/// <summary>Teams as it is published: so many requests in a conversation, and thirty a second of one bot, else 429 and how long to wait.</summary>
internal sealed class PublishedLimits(TimeProvider time)
{
    private static readonly (int Most, TimeSpan In)[] OfConversation = [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];
    private static readonly (int Most, TimeSpan In)[] OfBot = [(30, TimeSpan.FromSeconds(1))];

    private readonly Lock gate = new();
    private readonly List<DateTimeOffset> all = [];
    private readonly Dictionary<string, List<DateTimeOffset>> conversations = [];

    public int Refused { get; private set; }

    /// <summary>Null when the request keeps the limits.</summary>
    public ConnectorAnswer? Judge(string conversation)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var own = conversations.TryGetValue(conversation, out var known) ? known : conversations[conversation] = [];
            if (!IsOver(all, OfBot, now) && !IsOver(own, OfConversation, now))
            {
                all.Add(now);
                own.Add(now);
                return null;
            }

            Refused++;
            return ConnectorAnswer.Throttled("2");
        }
    }

    private static bool IsOver(List<DateTimeOffset> sent, (int Most, TimeSpan In)[] limits, DateTimeOffset now) =>
        limits.Any(limit => sent.Count >= limit.Most && sent[^limit.Most] > now - limit.In);
}
