using ProtocolBot.Core.Directory;
using ProtocolBot.Tests.Outbox;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Goal G7: a notice to each of two thousand people who never spoke with the bot, towards a Teams that holds us to its published limits.</summary>
public sealed class ManyRecipientsTests
{
    private const int People = 2_000;

    [Fact]
    public async Task Two_thousand_are_told_within_two_hundred_seconds_and_Teams_never_says_too_fast()
    {
        await using var school = await VirtualSchool.StartAsync([]);
        var limits = new PublishedLimits(school.Clock);
        var made = 0;
        school.Usually = request => limits.Judge(TeamsWire.IsTo(request.Target, "") ? $"made {Interlocked.Increment(ref made)}" : request.Target) ?? VirtualSchool.WhenWell(request);
        await Task.WhenAll(Enumerable.Range(0, People).Select(at => school.OpenForAsync(new PersonId($"person-{at}"))));
        var began = school.Clock.GetUtcNow();

        await school.DrainAsync();

        Assert.Equal(0, limits.Refused);
        Assert.Equal(People, made);
        Assert.Equal(People, school.Connector.Activities.Count);
        Assert.Equal(People, school.Connector.Activities.Select(activity => CaseSchool.CaseOn(activity)?.GetProperty("case").GetString()).Distinct().Count());
        Assert.InRange((school.Clock.GetUtcNow() - began).TotalSeconds, 2 * People / 24.0 - 2, 200);
        Assert.Equal((0L, 0L), (school.Query("SELECT COUNT(*) FROM outbox"), school.Query("SELECT COUNT(*) FROM case_card") is long cards ? People - cards : -1));
    }
}
