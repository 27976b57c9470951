using System.Net;
using System.Text.Json;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Figures;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>A case for the dossier (6.1, 6.4): who may make it, what is left out, and that it shows who did.</summary>
public sealed class DossierTests
{
    private const string Story = "Jayden uit 2H heeft Fatima bedreigd, zegt Roos Willems. Bel 0612345678 of mail mama@example.nl. Youssef zag het.";

    [Fact]
    public async Task Names_numbers_and_addresses_are_out_and_people_stand_by_their_part()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await CaseAsync(bot);
        using var reader = new PageReader(bot, "leidinggevende");

        var page = await reader.GetAsync($"/meldingen/{number}/dossier");
        var data = await reader.GetAsync($"/meldingen/{number}/dossier.json");

        // Beneath it stands who else one may be in a trial.
        foreach (var words in new[] { page.Html.Split("<footer class=\"others\"")[0], data.Html })
        {
            Assert.All(["Jayden", "Roos", "Willems", "0612345678", "mama@", "Youssef", "Amrani", "Vermeer", "Yilmaz"], name => Assert.DoesNotContain(name, words, StringComparison.OrdinalIgnoreCase));
            Assert.Contains("bedreigd", words, StringComparison.Ordinal);
            Assert.Contains("Opgepakt door de leidinggevende", words, StringComparison.Ordinal);
        }

        Assert.Contains("Gemaakt door\nMarieke Bos (leidinggevende)", page.Words, StringComparison.Ordinal);
        Assert.Contains("Versie van het protocol\nconcept (", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(" jou", page.Words.Split("Druk af")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_data_it_has_names_that_do_not_change()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await CaseAsync(bot);
        using var reader = new PageReader(bot, "leidinggevende");

        var file = await reader.GetAsync($"/meldingen/{number}/dossier.json");
        using var json = JsonDocument.Parse(file.Bytes);

        Assert.Equal(("application/json", $"melding-{number}.json"), (file.Type, file.FileName));
        Assert.Equal(
            ["form", "case", "route", "status", "priority", "scenario", "articles", "school", "sent", "reporter", "receivers", "protocolVersion", "contentHash", "made", "story", "moments"],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("protocolbot/dossier/1", json.RootElement.GetProperty("form").GetString());
        Assert.Equal(["opened", "acknowledged", "stage-opened", "noted", "exported"], json.RootElement.GetProperty("moments").EnumerateArray().Select(moment => moment.GetProperty("event").GetString()));
    }

    [Fact]
    public async Task Each_time_it_is_made_stands_on_the_case_and_in_the_audit()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await CaseAsync(bot);
        using var reader = new PageReader(bot, "leidinggevende");

        var pressed = await reader.PressAsync(number.Value, ("action", "export"));
        await reader.GetAsync(pressed.Location!);
        await reader.GetAsync($"/meldingen/{number}/dossier.json");
        var page = await reader.GetAsync($"/meldingen/{number}");

        Assert.Equal((HttpStatusCode.Found, $"/meldingen/{number}/dossier"), (pressed.Status, pressed.Location));
        Assert.Equal(2, bot.Rows($"audit WHERE action = 'exported' AND number = '{number}' AND actor IS NOT NULL"));
        Assert.Equal(3, page.Words.Split("Uitgevoerd voor het dossier door jou").Length);
        Assert.Null((await new AuditCheck(bot.Get<BotDb>()).RunAsync(null, TestContext.Current.CancellationToken)).Flaw);
    }

    [Fact]
    public async Task Who_may_not_make_it_gets_the_page_of_a_case_that_is_not_there_and_leaves_no_trace()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await CaseAsync(bot);
        foreach (var persona in new[] { "leraar-vo", "leraar-po", "nieuwe-medewerker" })
        {
            using var reader = new PageReader(bot, persona);
            var absent = await reader.GetAsync("/meldingen/2026-999999");

            foreach (var path in new[] { $"/meldingen/{number}/dossier", $"/meldingen/{number}/dossier.json", "/meldingen/2026-999999/dossier", "/meldingen/x/dossier.json" })
            {
                var refused = await reader.GetAsync(path);

                Assert.Equal(HttpStatusCode.NotFound, refused.Status);
                Assert.Equal(absent.Html, refused.Html);
            }
        }

        Assert.Equal(0, bot.Rows("audit WHERE action = 'exported'"));
    }

    [Fact]
    public async Task Directeur_and_FG_can_make_it_too_once_the_case_is_theirs()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var number = await CaseAsync(bot);
        foreach (var persona in new[] { "directeur", "fg" })
        {
            using var reader = new PageReader(bot, persona);

            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/meldingen/{number}/dossier")).Status);
        }
    }

    private static async Task<CaseNumber> CaseAsync(BotUnderTest bot)
    {
        var number = await ManyCases.BeginAsync(bot, description: Story);
        await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.Acknowledge);
        await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.InformDirectorAndFg);
        await ManyCases.ActAsync(bot, "leidinggevende", number, CaseAction.Note, "Gebeld met Johan Vermeer en met de moeder van Jayden.");
        return number;
    }
}
