using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Routes;
using ProtocolBot.Tests.Figures;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The list of cases: what is due first, what is over, and a choice among them.</summary>
public sealed class CaseListTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_receiver_chooses_by_state_kind_urgency_and_school()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        var derail = await ManyCases.BeginAsync(bot);
        var doubt = await ManyCases.BeginAsync(bot, RouteId.Doubt);
        await ManyCases.ActAsync(bot, "leidinggevende", doubt, CaseAction.Acknowledge);
        using var reader = new PageReader(bot, "leidinggevende");

        await ShowsAsync("", derail, doubt);
        await ShowsAsync("?stand=sent", derail);
        await ShowsAsync("?stand=acknowledged&soort=doubt", doubt);
        await ShowsAsync("?stand=acknowledged&soort=derail");
        await ShowsAsync("?spoed=urgent");
        await ShowsAsync("?spoed=normal&school=vo1", derail, doubt);
        await ShowsAsync("?school=po1");
        await ShowsAsync("?stand=nonsense&soort=%3Cscript%3E", derail, doubt);

        async Task ShowsAsync(string query, params CaseNumber[] numbers)
        {
            var page = await reader.GetAsync("/meldingen" + query);
            Assert.Equal(numbers, new[] { derail, doubt }.Where(number => page.Html.Contains($"href=\"/meldingen/{number}\"", StringComparison.Ordinal)));
            Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_is_due_first_stands_first_and_what_is_over_says_so_in_words()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        var first = await ManyCases.BeginAsync(bot);
        clock.Advance(TimeSpan.FromHours(1));
        var second = await ManyCases.BeginAsync(bot);
        using var reader = new PageReader(bot, "leidinggevende");
        using var reporter = new PageReader(bot, "leraar-vo");

        var before = (await reader.GetAsync("/meldingen")).Words;
        clock.Advance(TimeSpan.FromHours(7.5));
        var after = (await reader.GetAsync("/meldingen")).Words;

        Assert.Contains("Oppakken vóór 23 november 18:00", before, StringComparison.Ordinal);
        Assert.True(before.IndexOf(first.Value, StringComparison.Ordinal) < before.IndexOf(second.Value, StringComparison.Ordinal));
        Assert.Contains("Te laat: Oppakken moest vóór 23 november 18:00", after, StringComparison.Ordinal);
        Assert.Contains("Oppakken vóór 23 november 19:00", after, StringComparison.Ordinal);
        Assert.DoesNotContain("vóór", (await reporter.GetAsync("/meldingen")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_deadline_is_the_one_by_which_the_timer_rings()
    {
        var play = CasePlay.Open(RouteId.Derail);
        Assert.Equal((CaseAction.Acknowledge, Due(TimerKind.AcknowledgeOverdue)), Next(Staff.Lead));

        play.Does(Staff.Lead, CaseAction.Acknowledge);
        Assert.Equal((CaseAction.InformDirectorAndFg, Due(TimerKind.StageTwoReminder)), Next(Staff.Lead));

        play.Does(Staff.Lead, CaseAction.InformDirectorAndFg);
        Assert.Null(Next(Staff.Lead));
        Assert.Null(Next(Staff.Head));
        Assert.Null(Next(Staff.Teacher));

        DateTimeOffset Due(TimerKind kind) => Assert.Single(play.Timers, timer => timer.Kind == kind).Due;

        (CaseAction, DateTimeOffset)? Next(Core.Directory.PersonId who) => CaseDeadline.Next(play.World, play.File, who) is { } next ? (next.Action, next.Due) : null;
    }

    [Fact]
    public void Who_got_it_later_has_as_long_as_the_first_had()
    {
        var play = CasePlay.Open(RouteId.Derail);
        play.Wait(TimeSpan.FromHours(8));

        var (first, next) = (CaseDeadline.Next(play.World, play.File, Staff.Lead)!, CaseDeadline.Next(play.World, play.File, Staff.Head)!);

        Assert.Equal(CasePlay.Monday.AddHours(8), first.Due);
        Assert.Equal(CasePlay.Monday.AddHours(16), next.Due);
    }

    [Fact]
    public void A_doubt_must_be_answered_in_two_school_days()
    {
        var play = CasePlay.Open(RouteId.Doubt);
        play.Does(Staff.Lead, CaseAction.Acknowledge);

        var next = CaseDeadline.Next(play.World, play.File, Staff.Lead)!;

        Assert.Equal((CaseAction.Answer, Assert.Single(play.Timers, timer => timer.Kind is TimerKind.AnswerReminder).Due), (next.Action, next.Due));
    }
}
