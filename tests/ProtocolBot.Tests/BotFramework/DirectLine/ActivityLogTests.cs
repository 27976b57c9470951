using System.Globalization;
using System.Text;

using CsCheck;

using ProtocolBot.BotFramework.DirectLine;

using Xunit;

namespace ProtocolBot.Tests.BotFramework.DirectLine;

public sealed class ActivityLogTests
{
    /// <summary>Whatever the order in which the bot takes or refuses words, a reader that goes on from its watermark sees each taken one once, in order.</summary>
    [Fact]
    public void A_reader_misses_nothing_and_sees_nothing_twice() => Gen.Int[0, 3].Array[1, 200].Sample(steps =>
    {
        var log = new ActivityLog(1000, int.MaxValue);
        var open = new List<long>();
        var taken = new SortedSet<long>();
        var seen = new List<long>();
        var watermark = 0L;
        foreach (var step in steps)
        {
            if (step == 0 || open.Count == 0)
                open.Add(log.Reserve());
            else if (step == 3)
                watermark = Read(log, watermark, seen);
            else
                Settle(log, open, taken, fill: step == 1);
        }

        while (open.Count > 0)
            Settle(log, open, taken, fill: true);
        Read(log, watermark, seen);

        return seen.SequenceEqual(taken);
    });

    [Fact]
    public void Bytes_are_bounded_and_the_newest_stays_whatever_its_size()
    {
        var log = new ActivityLog(100, maxBytes: 10);

        foreach (var size in new[] { 4, 4, 4, 50 })
            log.Fill(log.Reserve(), new byte[size]);

        Assert.Equal([50], log.After(0).Activities.Select(json => json.Length));
    }

    private static void Settle(ActivityLog log, List<long> open, SortedSet<long> taken, bool fill)
    {
        // The last but one first, so that places are settled out of order.
        var position = open[Math.Max(0, open.Count - 2)];
        open.Remove(position);
        if (fill && taken.Add(position))
            log.Fill(position, Encoding.UTF8.GetBytes(position.ToString(CultureInfo.InvariantCulture)));
        else
            log.Withdraw(position);
    }

    private static long Read(ActivityLog log, long watermark, List<long> seen)
    {
        var (activities, next) = log.After(watermark);
        seen.AddRange(activities.Select(json => long.Parse(Encoding.UTF8.GetString(json), CultureInfo.InvariantCulture)));
        return next;
    }
}
