using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.Operations;

/// <summary>Warns before the bot's own secret or certificate ends: 60, 30 and 7 days ahead, and each day of the last week. A bot without a token is silent.</summary>
internal sealed class SecretWatch(IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<SecretWatch> logger) : BackgroundService
{
    private static readonly int[] WarnAt = [60, 30, 7];
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    /// <summary>Whether it is a day to warn on: at the start always, once it is near.</summary>
    public static bool IsDue(int daysLeft, bool atStart) => daysLeft <= WarnAt[0] && (atStart || daysLeft <= WarnAt[^1] || WarnAt.Contains(daysLeft));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.CredentialEnds() is not { } ends)
        {
            return;
        }

        using var timer = new PeriodicTimer(Between, time);
        var atStart = true;
        do
        {
            var left = (int)Math.Floor((ends - time.GetUtcNow()).TotalDays);
            if (left < 0)
            {
                Log.SecretOver(logger, ends);
            }
            else if (IsDue(left, atStart))
            {
                Log.SecretEnds(logger, left, ends);
            }

            atStart = false;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
