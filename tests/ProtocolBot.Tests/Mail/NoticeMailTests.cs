using System.Net;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Mail;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Mail;

public sealed partial class NoticeMailTests
{
    private const string Page = "https://bot.school.example/meldingen/2026-483920";
    private static readonly CaseNumber Number = CaseNumber.Of(2026, 483920);

    public static TheoryData<NoticeKind, Priority, Tongue> All => [.. from kind in Enum.GetValues<NoticeKind>() from priority in Enum.GetValues<Priority>() from tongue in Enum.GetValues<Tongue>() select (kind, priority, tongue)];

    [Fact]
    public void A_receiver_reads_what_there_is_and_where()
    {
        var mail = Of(NoticeKind.New, Priority.Normal, Tongue.Dutch, Page);

        Assert.Equal("Er is een melding voor je: 2026-483920", mail.Subject);
        Assert.StartsWith("Er is een melding voor je: 2026-483920.", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"Open de pagina: {Page}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Page}\">Open de pagina</a>", mail.Page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_kind_is_short_whole_and_says_112_first_when_it_is_urgent(NoticeKind kind, Priority priority, Tongue tongue)
    {
        foreach (var (page, twice) in new[] { (Page, false), (null, false), (Page, true), (null, true) })
        {
            var mail = NoticeMail.Of(ShippedContent.Set, tongue, Number, kind, priority, page, twice);

            Assert.InRange(mail.Subject.Length, Number.Value.Length, 120);
            Assert.Contains(Number.Value, mail.Subject, StringComparison.Ordinal);
            Assert.Contains(Number.Value, mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(["{", "}"], brace => (mail.Subject + mail.Text + mail.Page).Contains(brace, StringComparison.Ordinal));
            Assert.Equal(priority is Priority.Urgent, mail.Text.Split('\n')[0].Contains("112", StringComparison.Ordinal));
            Assert.Equal(page is not null, mail.Text.Contains(Page, StringComparison.Ordinal));
            Assert.Equal(twice, mail.Text.Contains(ShippedContent.Set.MailWording[MailIds.MaybeTwice].In(tongue), StringComparison.Ordinal));
            Assert.Equal(WithoutLink(mail.Text), WithoutTags(mail.Page));
        }
    }

    /// <summary>Beside the number and the address of the page a mail holds the words of mail.yaml and nothing else, so no name and no story.</summary>
    [Fact]
    public void A_thousand_cases_have_the_same_words_but_for_their_number()
    {
        foreach (var row in All.Select(row => row.Data))
        {
            var words = Of(row.Item1, row.Item2, row.Item3, Page);
            for (var drawn = 0; drawn < CaseNumber.PerYear; drawn += 1000)
            {
                var number = CaseNumber.Of(2027, drawn);
                var mail = NoticeMail.Of(ShippedContent.Set, row.Item3, number, row.Item1, row.Item2, Page.Replace(Number.Value, number.Value, StringComparison.Ordinal), maybeTwice: false);
                Assert.Equal(
                    (words.Subject, words.Text, words.Page),
                    (Back(mail.Subject, number), Back(mail.Text, number), Back(mail.Page, number)));
            }
        }

        static string Back(string text, CaseNumber number) => text.Replace(number.Value, Number.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/meldingen/1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public void What_is_no_web_address_is_no_link(string page)
    {
        var mail = Of(NoticeKind.New, Priority.Normal, Tongue.Dutch, page);

        Assert.DoesNotContain("href", mail.Page, StringComparison.Ordinal);
        Assert.Contains("Open ProtocolBot in Teams.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_cannot_break_out_of_its_link()
    {
        var mail = Of(NoticeKind.New, Priority.Normal, Tongue.Dutch, "https://school.example/\"><script>alert(1)</script>");

        Assert.DoesNotContain("<script", mail.Page, StringComparison.Ordinal);
        Assert.Single(Tags().Matches(mail.Page), tag => tag.Value.StartsWith("<a ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("subject.new:", "subject.nieuw:", "'subject.new' is missing.")]
    [InlineData("no-reply:", "no-answer:", "'no-answer' is used nowhere.")]
    [InlineData("Antwoord niet op deze mail.", "Communicatieve responsiviteit is organisatorisch onmogelijk.", "Hard to read")]
    [InlineData("why: { nl: Je krijgt deze mail omdat je het bericht in Teams misschien niet kreeg., en: ", "why: { en: ", "'nl' is missing.")]
    public void A_slip_in_its_words_stops_the_start(string old, string changed, string said)
    {
        var problems = ShippedContent.Check(ShippedContent.With("mail.yaml", old, changed));

        Assert.Contains(problems, problem => problem.File == "mail.yaml" && problem.Message.StartsWith(said, StringComparison.Ordinal));
    }

    private static NoticeMail Of(NoticeKind kind, Priority priority, Tongue tongue, string? page) => NoticeMail.Of(ShippedContent.Set, tongue, Number, kind, priority, page, maybeTwice: false);

    private static string WithoutLink(string text) => string.Join('\n', text.Replace($": {Page}", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string WithoutTags(string page) => string.Join('\n', WebUtility.HtmlDecode(Tags().Replace(page, "")).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
