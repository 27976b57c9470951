using MimeKit.Text;

using ProtocolBot.Core.Cases;
using ProtocolBot.Tests.Mail;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Where Teams says no, a mail server that nobody here wrote gets the notice; and where it is down too, the next in the row does.</summary>
public sealed class MailFallbackTests
{
    private static readonly string[] Known = [CaseSchool.Teacher, CaseSchool.Leidinggevende, CaseSchool.Directeur];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, "MessageWritesBlocked")]
    [InlineData(404, "ConversationNotFound")]
    public async Task A_notice_that_Teams_refuses_reaches_the_mailbox_of_the_right_person_without_name_or_story(int status, string code)
    {
        await using var server = await RealMailServer.StartAsync(new MailServerSettings(), Stop);
        await using var school = await VirtualSchool.StartAsync(Known, To(server.Port));
        Refuse(school, status, code);

        var number = await school.OpenAsync();
        await school.DrainAsync();

        var received = await server.MailAsync(Stop);
        using var mail = received.Parse();
        var words = $"{mail.Subject}\n{mail.GetTextBody(TextFormat.Plain)}\n{mail.GetTextBody(TextFormat.Html)}";
        Assert.Equal("marieke.bos@ozhw.example", Assert.Single(received.To));
        Assert.Equal($"Er is een melding voor je: {number}", mail.Subject);
        Assert.DoesNotContain(new[] { "Kees", "geheim", "Youssef", "Amrani", "Marieke", "Bos", "pest" }, word => words.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Kreeg je dit bericht al?", words, StringComparison.Ordinal);
        var file = await school.FileAsync(number);
        Assert.Contains(file.Events, happened => happened is CaseEvent.NotDelivered { Channel: NoticeChannel.Teams });
        Assert.Contains(file.Events, happened => happened is CaseEvent.Delivered { Channel: NoticeChannel.Mail });
        Assert.DoesNotContain(file.Events, happened => happened is CaseEvent.PassedOn);
        Assert.Equal(0, await server.TookAsync(Stop));
    }

    [Fact]
    public async Task A_case_for_nobody_is_told_to_the_administrators_by_its_number_alone()
    {
        await using var server = await RealMailServer.StartAsync(new MailServerSettings(), Stop);
        await using var school = await VirtualSchool.StartAsync(Known, To(server.Port));

        var inTeams = await school.OpenForNobodyAsync();
        await school.DrainAsync();
        var told = school.Connector.Requests.Where(request => request.Body.Contains(inTeams.Value, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, request => Assert.Contains("kan bij niemand terecht", request.Body, StringComparison.Ordinal));
        Assert.All(told, request => Assert.DoesNotContain("geheim", request.Body, StringComparison.Ordinal));

        school.Usually = static _ => ConnectorAnswer.Refused(403, "MessageWritesBlocked");
        var number = await school.OpenForNobodyAsync();
        await school.DrainAsync();
        ReceivedMail[] both = [await server.MailAsync(Stop), await server.MailAsync(Stop)];
        Assert.Equal(["chantal.boer@ozhw.example", "niels.verbeek@ozhw.example"], both.SelectMany(one => one.To).Order());
        using var mail = both[0].Parse();
        Assert.Equal($"Melding {number} kan bij niemand terecht", mail.Subject);
        Assert.DoesNotContain("geheim", mail.GetTextBody(TextFormat.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_mail_server_down_as_well_the_next_in_the_row_is_told_within_the_hour_and_the_reporter_to_phone()
    {
        int port;
        await using (var server = await RealMailServer.StartAsync(new MailServerSettings(), Stop))
        {
            port = server.Port;
        }

        await using var school = await VirtualSchool.StartAsync(Known, To(port));
        Refuse(school, 403, "MessageWritesBlocked");

        var opened = school.Clock.GetUtcNow();
        var number = await school.OpenAsync();
        await school.DrainAsync();

        var events = (await school.FileAsync(number)).Events;
        var told = events.OfType<CaseEvent.Delivered>().Select(happened => (happened.To, happened.Notice, happened.Channel)).ToList();
        Assert.Contains((VirtualSchool.Person(CaseSchool.Directeur), NoticeKind.PassedOn, NoticeChannel.Teams), told);
        Assert.Contains((VirtualSchool.Person(CaseSchool.Teacher), NoticeKind.Phone, NoticeChannel.Teams), told);
        Assert.InRange(events.OfType<CaseEvent.PassedOn>().Single().At - opened, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(75));
    }

    private static void Refuse(VirtualSchool school, int status, string code) =>
        school.Usually = request => request.Target.Contains(Uri.EscapeDataString(VirtualSchool.ConversationOf(CaseSchool.Leidinggevende)), StringComparison.Ordinal)
            ? ConnectorAnswer.Refused(status, code)
            : VirtualSchool.WhenWell(request);

    private static string[] To(int port) => ["Mail:Host=127.0.0.1", $"Mail:Port={port}", "Mail:Security=None", "Mail:From=bot@ozhw.example"];
}
