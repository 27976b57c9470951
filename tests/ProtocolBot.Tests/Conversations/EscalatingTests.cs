using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Core.Content;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>When it gets out of hand: 112 first, the law first, a summary before anything, and a case that begins with "Verstuur" alone.</summary>
public sealed class EscalatingTests(OneBot one) : IClassFixture<OneBot>
{
    private readonly Chat sanne = one.Bot.Chat();
    private readonly Chat emma = one.Bot.Chat("en-GB", "Emma Smith");

    [Fact]
    public async Task Danger_shows_112_before_the_next_question()
    {
        await sanne.StartAsync("escalation");

        var heard = await sanne.PressAsync("escalation", "danger", "yes");

        Assert.Equal(2, heard.Activities.Count);
        Assert.Contains("Bel eerst 112", heard.Said(0), StringComparison.Ordinal);
        Assert.Equal("escalation/who", heard.Asks);
    }

    [Theory]
    [InlineData("een leerling heeft een mes bij zich op school")]
    [InlineData("a pupil has a knife at school")]
    public async Task Danger_in_ones_own_words_goes_before_everything(string text)
    {
        var heard = await sanne.SayAsync(text);

        Assert.Contains("112", heard.Said(0), StringComparison.Ordinal);
        Assert.True(heard.Trace("protocolbot/understanding")?.GetProperty("urgent").GetBoolean());
        Assert.StartsWith("escalation/", heard.Asks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_says_who_hears_it_and_what_is_kept_and_send_begins_the_case()
    {
        var summary = await ToSummaryAsync(sanne, "no", "none");
        Assert.Equal("escalate", summary.Verdict);
        InOrder(summary.Words, "Leerlingen of studenten", OneBot.Wording(WordingIds.SummaryWho), "1. Je leidinggevende", "2. Je directeur", "3. ", "90 dagen", "Versturen");

        var sent = await sanne.SayAsync("verstuur");

        Assert.Equal((null, null), (sent.Asks, sent.Verdict));
        var begun = Assert.NotNull(sent.Trace("protocolbot/case"));
        Assert.Equal(("derail", "sent", "medewerker"), (begun.GetProperty("route").GetString(), begun.GetProperty("status").GetString(), begun.GetProperty("role").GetString()));
        Assert.Contains($"Melding {begun.GetProperty("case").GetString()}", sent.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_danger_the_case_is_urgent_and_112_comes_first()
    {
        await ToSummaryAsync(emma, "yes", "none");

        var sent = await emma.SayAsync("send");

        Assert.Equal("urgent", sent.Trace("protocolbot/case")?.GetProperty("priority").GetString());
        InOrder(sent.Words, "Reported", "Phone 112 first", "112");
    }

    [Fact]
    public async Task Whom_it_concerns_is_not_told()
    {
        var summary = await ToSummaryAsync(sanne, "no", "manager", "fg");

        Assert.Equal(["directeur", "bestuur"], summary.Trace("protocolbot/verdict")?.GetProperty("receivers").EnumerateArray().Select(role => role.GetString()!));
    }

    [Fact]
    public async Task Change_asks_one_answer_anew_and_keeps_the_rest()
    {
        await ToSummaryAsync(sanne, "no", "none");

        Assert.Equal("escalation/change", (await sanne.SayAsync("iets aanpassen")).Asks);
        Assert.Equal("escalation/kind", (await sanne.SayAsync("kind")).Asks);
        var summary = await sanne.SayAsync("een bedreiging");

        Assert.Equal("escalation/confirm", summary.Asks);
        Assert.Equal(["5.4", "6.6"], summary.Trace("protocolbot/verdict")?.GetProperty("articles").EnumerateArray().Select(id => id.GetString()!));
    }

    [Fact]
    public async Task Cancel_stores_nothing()
    {
        var (before, cases) = (one.Bot.Rows("conversation"), one.Bot.Rows("case_file"));
        await ToSummaryAsync(sanne, "no", "none");
        Assert.Equal(before + 1, one.Bot.Rows("conversation"));

        var heard = await sanne.SayAsync("niet versturen");

        Assert.Contains(OneBot.Wording(WordingIds.Cancelled), heard.Words, StringComparison.Ordinal);
        Assert.Equal(before, one.Bot.Rows("conversation"));
        Assert.Equal(cases, one.Bot.Rows("case_file"));
    }

    [Theory]
    [InlineData("nl-NL", "Bel nu het schoolbestuur")]
    [InlineData("en-GB", "Phone the school board now")]
    public async Task A_sexual_matter_with_staff_shows_the_law_before_any_form_in_the_order_of_the_law(string locale, string title)
    {
        var chat = one.Bot.Chat(locale);
        await chat.StartAsync("escalation");
        await chat.PressAsync("escalation", "danger", "no");
        await chat.PressAsync("escalation", "who", "staff");
        await chat.PressAsync("escalation", "kind", "sexual");

        var heard = await chat.PressAsync("escalation", "by-staff", "unknown");

        Assert.Equal("report/description", heard.Asks);
        InOrder(heard.Said(0), title, "112\n", locale == "nl-NL" ? "Het bestuur van OZHW" : "The board of OZHW", "0900-1113111", "Veilig Thuis", "0800-2000");

        var summary = await chat.SayAsync("skip");
        var verdict = Assert.NotNull(summary.Trace("protocolbot/verdict"));
        Assert.Equal(("report", "urgent"), (verdict.GetProperty("route").GetString(), verdict.GetProperty("priority").GetString()));
        Assert.Equal(["bestuur"], verdict.GetProperty("receivers").EnumerateArray().Select(role => role.GetString()!));
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00+01:00", false)]
    [InlineData("2026-11-23T17:00:00+01:00", true)]
    [InlineData("2026-11-28T10:00:00+01:00", true)]
    public async Task Outside_its_hours_the_inspector_is_said_to_be_closed(string now, bool isClosed)
    {
        await using var bot = await BotUnderTest.StartAsync(time: new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
        var chat = bot.Chat();

        var heard = await chat.SayAsync("een collega stuurt seksuele berichten naar een leerling");

        Assert.StartsWith("report/", heard.Asks, StringComparison.Ordinal);
        Assert.Equal(isClosed, heard.Words.Contains(OneBot.Wording(WordingIds.PhoneClosed), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Personal_data_in_a_description_can_be_left_out()
    {
        await sanne.StartAsync("doubt");

        var heard = await sanne.SayAsync("Mag ik het nummer 06-12345678 van Fatima doorgeven?");
        Assert.Contains(OneBot.Wording(WordingIds.PrivacyWarning), heard.Words, StringComparison.Ordinal);
        Assert.Equal("doubt/where", heard.Asks);

        heard = await sanne.AskAsync("leave-out", "what");
        Assert.Equal("doubt/where", heard.Asks);
        Assert.Contains("[telefoonnummer]", (await sanne.SayAsync("samenvatting")).Words, StringComparison.Ordinal);
    }

    private static async Task<Heard> ToSummaryAsync(Chat chat, string danger, params string[] involved)
    {
        await chat.StartAsync("escalation");
        await chat.PressAsync("escalation", "danger", danger);
        await chat.PressAsync("escalation", "who", "pupils");
        await chat.PressAsync("escalation", "kind", "bullying");
        await chat.PressAsync("escalation", "stage", "at-risk");
        await chat.PressAsync("escalation", "platform", "whatsapp");
        await chat.PressAsync("escalation", "involved", involved);
        var summary = await chat.PressAsync("escalation", "description", "skip");
        Assert.Equal("escalation/confirm", summary.Asks);
        return summary;
    }

    private static void InOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' does not follow in:\n{text}");
            at = found + part.Length;
        }
    }
}
