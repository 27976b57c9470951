using System.Threading.RateLimiting;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Turns;

/// <summary>Holds one person who sends far more than anybody types, so that the others are not held up. They are told so, with the numbers to phone; nothing of what is held is read or kept.</summary>
/// <param name="perMinute">Messages a minute, and so many at once; null holds nobody.</param>
internal sealed class Flood(int? perMinute, Deciding deciding, Trouble trouble, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan TellAgain = TimeSpan.FromSeconds(20);

    private readonly PartitionedRateLimiter<string> messages = Limiter(perMinute ?? int.MaxValue, TimeSpan.FromSeconds(60.0 / (perMinute ?? 60)));

    /// <summary>How often a person who is held is told: each answer is work too.</summary>
    private readonly PartitionedRateLimiter<string> tellings = Limiter(1, TellAgain);

    public static int? PerMinute(IConfiguration configuration, IHostEnvironment environment) => configuration["Turns:MessagesPerMinute"] switch
    {
        null or "" => environment.IsDevelopment() ? null : 60,
        var text when int.TryParse(text, out var number) && number is >= 10 and <= 100_000 => number,
        _ => throw new InvalidOperationException("Turns:MessagesPerMinute must be a whole number between 10 and 100000."),
    };

    /// <summary>Null while the person may go on.</summary>
    public async Task<TurnResponse?> HoldAsync(InboundActivity inbound, TurnInput input, CancellationToken cancellationToken)
    {
        var activity = inbound.Activity;
        var who = activity.From?.AadObjectId ?? $"{activity.ChannelId}\n{activity.From?.Id}";
        if (perMinute is null || messages.AttemptAcquire(who).IsAcquired)
        {
            return null;
        }

        var asked = new TurnInput.Asked(Asks.TooFast, []) { Tongue = input.Tongue, Person = input.Person, Now = time.GetUtcNow() };
        var replies = deciding.Render(deciding.Decide(TurnState.Empty, asked), activity);
        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return Answering.Of(activity, replies).Response;
        }

        if (tellings.AttemptAcquire(who).IsAcquired)
        {
            await trouble.SayAsync(activity, replies, cancellationToken);
        }

        return new TurnResponse(StatusCodes.Status429TooManyRequests);
    }

    public void Dispose()
    {
        messages.Dispose();
        tellings.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int most, TimeSpan each) => PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = most,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = each,
        QueueLimit = 0,
        AutoReplenishment = true,
    }), StringComparer.Ordinal);
}
