using System.Net;
using System.Text;

using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Figures;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Figures;

/// <summary>The FG's figures through the real host: who sees them, what is counted, what is never shown, and what outlives the cases.</summary>
public sealed class FigurePagesTests
{
    private const string Page = "/meldingen/cijfers";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("/meldingen/cijfers")]
    [InlineData("/meldingen/cijfers.csv")]
    [InlineData("/meldingen/register")]
    public async Task Who_is_not_the_FG_gets_the_page_of_a_case_that_is_not_there(string path)
    {
        await using var bot = await BotUnderTest.StartAsync();
        foreach (var persona in new[] { "leraar-vo", "leidinggevende", "directeur", "nieuwe-medewerker" })
        {
            using var reader = new PageReader(bot, persona);

            var (asked, absent) = (await reader.GetAsync(path), await reader.GetAsync("/meldingen/2026-000000"));

            Assert.Equal(HttpStatusCode.NotFound, asked.Status);
            Assert.Equal(absent.Html, asked.Html);
            Assert.DoesNotContain("/meldingen/cijfers", (await reader.GetAsync("/meldingen")).Html, StringComparison.Ordinal);
        }

        using var fg = new PageReader(bot, "fg");
        Assert.Equal(HttpStatusCode.OK, (await fg.GetAsync(path)).Status);
        Assert.Contains("/meldingen/cijfers", (await fg.GetAsync("/meldingen")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_acts_for_the_FG_here_and_the_bestuur_neither()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var figures = bot.Get<FigureDesk>();
        var organisation = bot.Get<SchoolWorld>().Organisation;

        Assert.Equal([organisation.Fg!.Value], organisation.People.Select(person => person.Id).Where(figures.IsFor));
        Assert.NotEmpty(organisation.Board);
    }

    [Fact]
    public async Task Cases_are_counted_by_month_route_kind_school_and_ending_and_small_numbers_are_not_shown()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        await ManyCases.BeginAsync(bot, 20, RouteId.Derail, "vo1", "bullying");
        await ManyCases.BeginAsync(bot, 12, RouteId.Report, "po1", "threat");
        await ManyCases.BeginAsync(bot, 14, RouteId.Doubt, "vo1");
        await ManyCases.BeginAsync(bot, 2, RouteId.Press, "po2");
        using var fg = new PageReader(bot, "fg");

        var page = await fg.GetAsync(Page);

        Assert.Equal("48", page.Cell("Alle meldingen"));
        Assert.Equal("minder dan 5", page.Cell("Contact met de pers", "Per soort melding"));
        Assert.Equal("20", page.Cell("Het loopt online uit de hand", "Per soort melding"));
        Assert.Equal("niet getoond", page.Cell("Een twijfel van een collega", "Per soort melding"));
        Assert.Equal("minder dan 5", page.Cell("De Zonnewijzer", "Per school"));
        Assert.Equal("34", page.Cell("Het Baken", "Per school"));
        Assert.Equal("niet getoond", page.Cell("Mijn eigen account of kanaal: 5.3, 4.4", "Artikelen die twijfel geven"));
        Assert.DoesNotContain("\n2\n", page.Words, StringComparison.Ordinal);
        Assert.Contains("role=\"img\" aria-label=\"Grafiek van Per maand", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_soon_cases_are_taken_up_is_said_in_steps_and_as_a_share()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock, settings: "Directory:StaleDays=365");
        for (var at = 0; at < 12; at++)
        {
            var number = await ManyCases.BeginAsync(bot);
            clock.Advance(TimeSpan.FromMinutes(at < 6 ? 90 : 9 * 60));
            await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.Acknowledge);
        }

        using var fg = new PageReader(bot, "fg");

        var page = await fg.GetAsync(Page);

        Assert.Equal("2 uur", page.Cell("De helft was opgepakt binnen"));
        Assert.Equal("50 %", page.Cell("Op tijd opgepakt"));
    }

    [Fact]
    public async Task A_case_about_the_FG_changes_no_letter_of_what_the_FG_sees()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        await ManyCases.BeginAsync(bot, 11);
        using var fg = new PageReader(bot, "fg");
        var before = (Page: await fg.GetAsync(Page), Csv: await fg.GetAsync(Page + ".csv"));

        await ManyCases.BeginAsync(bot, 7, involved: [Role.Fg]);
        await ManyCases.BeginAsync(bot, 7, RouteId.Report, kind: "sexual", involved: [Role.Fg, Role.Directeur]);
        var closed = await ManyCases.BeginAsync(bot, involved: [Role.Fg]);
        await ManyCases.ActAsync(bot, "leidinggevende", closed, CaseAction.NoDerail, "Het ging over de FG, en het viel mee.");

        Assert.Equal(before.Page.Html, (await fg.GetAsync(Page)).Html);
        Assert.Equal(before.Csv.Html, (await fg.GetAsync(Page + ".csv")).Html);
    }

    [Fact]
    public async Task A_case_about_who_is_FG_in_another_part_does_not_count_for_that_person_either()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        var file = CaseFile.Of(CaseActing.Open(bot.Get<SchoolWorld>().Now(), new Cases.Staff().Opening(RouteId.Derail)).Events);
        var fg = bot.Get<SchoolWorld>().Organisation.Fg!.Value;

        Assert.True(CaseFigure.CountsFor(file, fg));
        Assert.False(CaseFigure.CountsFor(file with { Barred = [fg] }, fg));
        Assert.False(CaseFigure.CountsForEver(file with { Barred = [fg] }));
        Assert.False(CaseFigure.CountsFor(file with { Opening = file.Opening with { Drill = true } }, fg));
    }

    [Fact]
    public async Task Reasons_are_shown_to_the_FG_without_names_and_that_they_were_read_is_written_down()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        var number = await ManyCases.BeginAsync(bot);
        await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.NoDerail, "Fatima en Jayden maakten een grap, bel 0612345678.");
        using var fg = new PageReader(bot, "fg");

        var page = await fg.GetAsync(Page);

        Assert.Contains("Geen ontsporing: de redenen (1)", page.Words, StringComparison.Ordinal);
        Assert.Contains("[naam] en [naam] maakten een grap, bel [telefoonnummer].", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(number.Value, page.Html, StringComparison.Ordinal);
        Assert.Equal(1, bot.Rows($"audit WHERE action = 'reason-read' AND number = '{number}'"));
        Assert.Equal(0, bot.Rows("audit WHERE action = 'reason-read' AND actor IS NULL"));
        Assert.Null((await new AuditCheck(bot.Get<BotDb>()).RunAsync(null, TestContext.Current.CancellationToken)).Flaw);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_counted_outlives_the_case_and_nothing_else_of_it_does(bool postgres)
    {
        await using var bot = postgres ? await BotUnderTest.StartOnPostgresAsync() : await BotUnderTest.StartAsync();
        for (var at = 0; at < 9; at++)
        {
            var number = await ManyCases.BeginAsync(bot);
            await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.NoDerail, "Het was een grap.");
        }

        var concerning = await ManyCases.BeginAsync(bot, involved: [Role.Leidinggevende]);
        await ManyCases.ActAsync(bot, "directeur", concerning, CaseAction.NoDerail, "Het was een grap.");
        await ManyCases.BeginAsync(bot, drill: true);
        using var fg = new PageReader(bot, "fg");
        var before = await fg.GetAsync(Page);

        await PurgeAsync(bot);
        await PurgeAsync(bot);
        var after = await fg.GetAsync(Page);

        Assert.Equal(("10", "9"), (before.Cell("Alle meldingen"), after.Cell("Alle meldingen")));
        Assert.Contains("(0)", after.Words, StringComparison.Ordinal);
        Assert.Equal(1, bot.Rows("case_file"));
        Assert.Equal(1, bot.Rows("figure WHERE part = 'route' AND name = 'derail' AND cases = 9"));
        Assert.Equal(0, bot.Rows("figure WHERE name LIKE '%2026-0%' AND part <> 'month'"));
    }

    [Fact]
    public async Task The_file_opens_in_Dutch_Excel_and_says_no_more_than_the_page()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        await ManyCases.BeginAsync(bot, 20, RouteId.Derail, "vo1");
        await ManyCases.BeginAsync(bot, 3, RouteId.Report, "po1", "threat");
        using var fg = new PageReader(bot, "fg");

        var file = await fg.GetAsync(Page + ".csv");
        var lines = file.Html.TrimStart('\uFEFF').Split("\r\n");

        Assert.Equal(("text/csv", "cijfers-2026-2027.csv"), (file.Type, file.FileName));
        Assert.Equal(Encoding.UTF8.GetPreamble(), file.Bytes[..3]);
        Assert.Equal("\"Onderdeel\";\"Naam\";\"Aantal\"", lines[0]);
        Assert.Equal("\"Alle meldingen\";\"2026-2027\";\"23\"", lines[1]);
        Assert.Contains("\"Per soort melding\";\"Ontoelaatbare communicatie\";\"minder dan 5\"", lines);
        Assert.DoesNotContain(lines, line => line.EndsWith(";\"3\"", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.Length > 0), line => Assert.Equal(2, line.Count(character => character == ';')));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("  @SUM(A1)")]
    [InlineData("+31")]
    [InlineData("-cmd|' /C calc'!A0")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    public void A_name_that_Excel_would_run_is_only_text(string name)
    {
        var row = new FigureRow(name, Showing.Exact, 7, "7");
        var report = new FigureReport { Year = new SchoolYear(2026), Total = row, Tables = [new("a", "b", null, [row])], Median = "", Share = "", Reasons = [] };

        var csv = FigureCsv.Of(report, ("x", "y", "z"));

        Assert.Contains($"\"'{name}\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{name}\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_year_with_few_cases_there_are_no_figures_at_all()
    {
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        await ManyCases.BeginAsync(bot, 4);
        using var fg = new PageReader(bot, "fg");

        var (now, empty) = (await fg.GetAsync(Page), await fg.GetAsync(Page + "?jaar=2024"));

        Assert.Contains("Dan toon ik geen cijfers", now.Words, StringComparison.Ordinal);
        Assert.Equal(Without(empty.Html), Without(now.Html));

        // But for the year that is marked.
        static string Without(string html) => html.Replace(" aria-current=\"page\"", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_says_what_is_stored_and_for_how_long_by_the_settings()
    {
        await using var bot = await BotUnderTest.StartAsync(settings: "Cases:RetentionDays=123");
        using var fg = new PageReader(bot, "fg");

        var page = await fg.GetAsync("/meldingen/register");

        Assert.Contains("123 dagen na het eind", page.Words, StringComparison.Ordinal);
        Assert.Contains("Fatima Yilmaz", page.Words, StringComparison.Ordinal);
        Assert.All(DataCatalogue.Columns, column => Assert.Contains($"{column.Table}.{column.Column}", page.Words, StringComparison.Ordinal));
    }

    private static async Task PurgeAsync(BotUnderTest bot)
    {
        // What ended, ended long ago.
        await bot.Get<BotDb>().ChangeCasesAsync(cases => cases.EndedBefore(DateTimeOffset.MaxValue, 100).Count >= 0, TestContext.Current.CancellationToken);
        var retention = new Retention(bot.Get<BotDb>(), bot.Get<FigureDesk>(), Microsoft.Extensions.Options.Options.Create(new CaseOptions { RetentionDays = -1 }), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Retention>.Instance);
        await retention.PurgeAsync(TestContext.Current.CancellationToken);
    }
}
