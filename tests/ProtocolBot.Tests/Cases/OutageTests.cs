using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Routes;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Teams, or the giver of our tokens, is down for a whole day: the second channel goes in time, and at the end all that waited arrives in order.</summary>
public sealed class OutageTests
{
    private static readonly string[] Known = [CaseSchool.Teacher, CaseSchool.Leidinggevende, CaseSchool.Directeur, CaseSchool.Fg];
    private static readonly string[] Mail = ["Mail:PickupFolder=mail", "Mail:From=bot@ozhw.example"];

    [Theory]
    [InlineData("no way out")]
    [InlineData("no token")]
    [InlineData("503")]
    public async Task After_a_day_all_is_delivered_in_order_and_mail_went_in_time(string what)
    {
        await using var school = await VirtualSchool.StartAsync(Known, Mail);
        var began = school.Clock.GetUtcNow();
        Break(school, what, true);

        var urgent = await school.OpenAsync(Priority.Urgent);
        var numbers = new List<CaseNumber> { urgent };
        for (var hour = 1; hour < 5; hour++)
        {
            await school.UntilAsync(began.AddHours(hour));
            numbers.Add(await school.OpenAsync());
        }

        await school.UntilAsync(began.AddDays(1));
        var down = school.Connector.Activities.Count;
        var mails = school.Mails();
        Break(school, what, false);
        await school.DrainAsync();

        Assert.Equal(0, down);
        foreach (var number in numbers)
        {
            var opened = (await school.FileAsync(number)).Events[0].At;
            var mailed = Delivered(await school.FileAsync(number), CaseSchool.Leidinggevende, NoticeChannel.Mail);
            Assert.InRange(mailed - opened, TimeSpan.FromMinutes(number == urgent ? 2 : 10), TimeSpan.FromMinutes(number == urgent ? 3 : 11));
            Assert.True(Delivered(await school.FileAsync(number), CaseSchool.Leidinggevende, NoticeChannel.Teams) >= began.AddDays(1));
            Assert.True((await school.FileAsync(number)).Events.OfType<CaseEvent.PassedOn>().Any(), "nobody took it up, so that it was passed on");
            Assert.Contains(mails, mail => Subject(mail) == $"Bel nu zelf over je melding {number}" || Subject(mail) == $"Spoed: Bel nu zelf over je melding {number}");
        }

        Assert.All(Known, persona => AssertInOrder(school, persona, numbers));
        Assert.Equal((0L, 0L), (school.Query("SELECT COUNT(*) FROM outbox WHERE parked IS NULL AND conversation NOT LIKE 'timer:%'"), school.Query("SELECT COUNT(*) FROM outbox WHERE parked IS NOT NULL")));
    }

    [Fact]
    public async Task Without_mail_the_next_in_the_row_is_told_and_the_reporter_told_to_phone()
    {
        await using var school = await VirtualSchool.StartAsync(Known);
        school.Usually = request => request.Target.Contains(Uri.EscapeDataString(VirtualSchool.ConversationOf(CaseSchool.Leidinggevende)), StringComparison.Ordinal)
            ? ConnectorAnswer.Refused(403, "MessageWritesBlocked")
            : VirtualSchool.WhenWell(request);

        var number = await school.OpenAsync();
        await school.DrainAsync();

        var file = await school.FileAsync(number);
        Assert.Contains(new CaseNotice(VirtualSchool.Person(CaseSchool.Directeur), NoticeKind.PassedOn), file.Events.OfType<CaseEvent.Delivered>().Select(happened => new CaseNotice(happened.To, happened.Notice)));
        Assert.Contains(new CaseNotice(VirtualSchool.Person(CaseSchool.Teacher), NoticeKind.Phone), file.Events.OfType<CaseEvent.Delivered>().Select(happened => new CaseNotice(happened.To, happened.Notice)));
        var told = Assert.Single(school.Requests("POST", VirtualSchool.ConversationOf(CaseSchool.Teacher)));
        Assert.Contains("bel", told.Body, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An hour's wait for one notice must not silence the urgent one behind it.</summary>
    [Fact]
    public async Task A_notice_behind_one_that_must_wait_is_mailed_in_its_own_time()
    {
        await using var school = await VirtualSchool.StartAsync(Known, Mail);
        school.Script.Set("POST", VirtualSchool.ConversationOf(CaseSchool.Leidinggevende), [TeamsFault.All.Single(fault => fault.Name == "429 an hour")]);

        await school.OpenAsync();
        await school.UntilAsync(school.Clock.GetUtcNow().AddSeconds(5));
        var urgent = await school.OpenAsync(Priority.Urgent);
        var opened = school.Clock.GetUtcNow();
        await school.UntilAsync(opened.AddMinutes(3));

        Assert.InRange(Delivered(await school.FileAsync(urgent), CaseSchool.Leidinggevende, NoticeChannel.Mail) - opened, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.1));
    }

    [Fact]
    public async Task A_card_that_cannot_follow_holds_up_no_notice()
    {
        await using var school = await VirtualSchool.StartAsync(Known, Mail);
        var first = await school.OpenAsync();
        await school.DrainAsync();
        school.Usually = request => request.Method == "PUT" ? new ConnectorAnswer.Says(500) : VirtualSchool.WhenWell(request);
        await school.ActAsync(CaseSchool.Leidinggevende, first, CaseAction.Note, "Genoteerd.");
        await school.UntilAsync(school.Clock.GetUtcNow().AddMinutes(1));

        var second = await school.OpenAsync();
        await school.UntilAsync(school.Clock.GetUtcNow().AddSeconds(1));

        Delivered(await school.FileAsync(second), CaseSchool.Leidinggevende, NoticeChannel.Teams);
    }

    private static void Break(VirtualSchool school, string what, bool down)
    {
        switch (what)
        {
            case "no way out":
                school.Script.IsCutOff = down;
                break;
            case "no token":
                school.Tokens.Error = down ? "temporarily_unavailable" : null;
                break;
            default:
                school.Usually = down ? static _ => new ConnectorAnswer.Says(503) : VirtualSchool.WhenWell;
                break;
        }
    }

    private static DateTimeOffset Delivered(CaseFile file, string persona, NoticeChannel channel) =>
        file.Events.OfType<CaseEvent.Delivered>().First(happened => happened.To == VirtualSchool.Person(persona) && happened.Channel == channel).At;

    private static string? Subject(MimeKit.MimeMessage mail) => mail.Subject;

    /// <summary>Of the notices that one person was told at last, those of an earlier case's opening come first.</summary>
    private static void AssertInOrder(VirtualSchool school, string persona, List<CaseNumber> numbers)
    {
        var told = school.Requests("POST", VirtualSchool.ConversationOf(persona)).Where(request => request.Answer is { Accepts: > 0 }).Select(request => request.Body).ToList();
        Assert.NotEmpty(told);
        var firsts = numbers.Select(number => told.FindIndex(body => body.Contains(number.Value, StringComparison.Ordinal))).Where(at => at >= 0).ToList();
        Assert.Equal(firsts.Order(), firsts);
    }
}
