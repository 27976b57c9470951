using CsCheck;

using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Host.Outbox;

using Xunit;

namespace ProtocolBot.Tests.Outbox;

public sealed class SendingPaceTests
{
    private static readonly (int Most, TimeSpan In)[] FourFifths = [(5, TimeSpan.FromSeconds(1)), (6, TimeSpan.FromSeconds(2)), (48, TimeSpan.FromSeconds(30)), (1440, TimeSpan.FromHours(1))];

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void No_window_is_ever_exceeded_and_whoever_waits_as_told_gets_in_at_last() =>
        Gen.Int[1, 40].SelectMany(people => Gen.Select(Gen.Int[0, people - 1], Gen.Int[0, 700]).Array[1, 400]).Sample(
            asked =>
            {
                var time = new FakeTimeProvider();
                var pace = Pace(time, 24);
                var sent = new List<(int Who, DateTimeOffset At)>();
                var waiting = new PriorityQueue<int, (DateTimeOffset, int)>();
                var turn = 0;
                foreach (var (who, milliseconds) in asked)
                {
                    time.Advance(TimeSpan.FromMilliseconds(milliseconds));
                    waiting.Enqueue(who, (time.GetUtcNow(), turn++));
                }

                while (waiting.TryDequeue(out var who, out var due))
                {
                    if (due.Item1 > time.GetUtcNow())
                    {
                        time.Advance(due.Item1 - time.GetUtcNow());
                    }

                    if (pace.Enter($"{who}") is var wait && wait > TimeSpan.Zero)
                    {
                        waiting.Enqueue(who, (time.GetUtcNow() + wait, turn++));
                    }
                    else
                    {
                        sent.Add((who, time.GetUtcNow()));
                    }
                }

                return sent.Count == asked.Length
                    && Keeps([.. sent.Select(one => one.At)], [(24, TimeSpan.FromSeconds(1))])
                    && sent.GroupBy(one => one.Who).All(own => Keeps([.. own.Select(one => one.At)], FourFifths));
            },
            iter: 200);

    [Fact]
    public void One_conversation_gets_what_is_published_for_an_hour_and_no_more()
    {
        var pace = Pace(clock, 24);
        var (sent, began) = (0, clock.GetUtcNow());

        while (clock.GetUtcNow() - began < TimeSpan.FromHours(1))
        {
            var wait = pace.Enter("a");
            sent += wait == TimeSpan.Zero ? 1 : 0;
            clock.Advance(wait);
        }

        Assert.Equal(1440, sent);
    }

    [Fact]
    public void A_thousand_at_once_are_each_told_their_own_time_and_go_in_that_order()
    {
        var pace = Pace(clock, 24);

        var waits = Enumerable.Range(0, 1000).Select(who => pace.Enter($"{who}")).ToList();
        var held = pace.IsHolding;
        clock.Advance(waits[^1]);

        Assert.Equal(24, waits.Count(wait => wait == TimeSpan.Zero));
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[^1].TotalSeconds, 40, 43);
        Assert.True(held);
        Assert.True(pace.Enter("new") > TimeSpan.Zero || pace.Enter("999") == TimeSpan.Zero);
    }

    [Fact]
    public void Who_stands_in_line_is_not_overtaken_by_who_comes_later()
    {
        var pace = Pace(clock, 1);
        pace.Enter("first");
        var second = pace.Enter("second");
        clock.Advance(second);

        Assert.True(pace.Enter("third") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, pace.Enter("second"));
    }

    private static SendingPace Pace(TimeProvider time, int perSecond) => new(Options.Create(new OutboxOptions { RequestsPerSecond = perSecond }), time);

    private static bool Keeps(IReadOnlyList<DateTimeOffset> sent, (int Most, TimeSpan In)[] limits) =>
        limits.All(limit => Enumerable.Range(0, Math.Max(0, sent.Count - limit.Most)).All(at => sent[at + limit.Most] - sent[at] >= limit.In));
}
