using System.Net;
using System.Text.Json;

using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Demo;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The page and the file with all that is kept of who reads them, and of nobody else.</summary>
public sealed class OwnPageTests
{
    private const string Path = "/meldingen/mijn-gegevens";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reporter_finds_what_they_wrote_and_no_name_of_anybody_else()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = await ReportAsync(school, "Noor de Bruin schrijft dat Pieter Bakker haar pest in de klassenapp.");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "acknowledge");

        var (page, file) = (await ReadAsync(school, Path, CaseSchool.Teacher), await ReadAsync(school, Path + ".json", CaseSchool.Teacher));

        var reported = JsonElement.Parse(file.Body).GetProperty("reported")[0];
        Assert.Equal(number, reported.GetProperty("number").GetString());
        Assert.Contains("haar pest in de klassenapp", file.Body, StringComparison.Ordinal);
        Assert.Contains("haar pest in de klassenapp", page.Body, StringComparison.Ordinal);
        foreach (var name in new[] { "Noor", "Pieter", "Bakker", NameOf(CaseSchool.Leidinggevende), NameOf(CaseSchool.Directeur) })
        {
            Assert.DoesNotContain(name, file.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(name, Within(page.Body), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_has_a_part_in_a_case_finds_what_they_did_and_not_the_story()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = await ReportAsync(school, "Ze pesten haar in de klassenapp.");
        await school.ActAsync(CaseSchool.Leidinggevende, number, "note", "Ik bel morgen met de mentor.");

        var file = await ReadAsync(school, Path + ".json", CaseSchool.Leidinggevende);

        var received = JsonElement.Parse(file.Body).GetProperty("received")[0];
        Assert.Equal(number, received.GetProperty("number").GetString());
        Assert.Contains("Ik bel morgen met de mentor.", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("klassenapp", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_in_the_chat_stands_on_the_page_until_it_is_erased()
    {
        await using var school = await CaseSchool.StartAsync();
        await school.Of(CaseSchool.Teacher).StartAsync("doubt");
        await school.Of(CaseSchool.Teacher).SayAsync("Een filmpje van de musical op mijn kanaal.");
        Assert.Contains("Een filmpje van de musical", (await ReadAsync(school, Path + ".json", CaseSchool.Teacher)).Body, StringComparison.Ordinal);

        await school.Of(CaseSchool.Teacher).AskAsync("erase-data");
        await school.Of(CaseSchool.Teacher).SayAsync("ja, wis het");

        var file = await ReadAsync(school, Path + ".json", CaseSchool.Teacher);
        Assert.DoesNotContain("musical", file.Body, StringComparison.Ordinal);
        Assert.False(JsonElement.Parse(file.Body).GetProperty("kept").GetProperty("contact").GetBoolean());
    }

    [Fact]
    public async Task Erasing_takes_the_cards_and_leaves_the_case_with_who_works_on_it()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        await school.HeardAsync(CaseSchool.Leidinggevende, activity => CaseSchool.CaseOn(activity) is not null);
        await school.SettledAsync();
        var hash = school.Bot.Get<Pseudonyms>().Of(Persona.Find(CaseSchool.Leidinggevende)!.PersonId);
        Assert.Equal(1, school.Bot.Rows($"case_card WHERE person = '{hash}'"));

        await school.Of(CaseSchool.Leidinggevende).AskAsync("erase-data-now");

        Assert.Equal(0, school.Bot.Rows($"case_card WHERE person = '{hash}'"));
        Assert.Equal(0, school.Bot.Rows($"person WHERE person = '{hash}'"));
        Assert.Equal(1, school.Bot.Rows($"case_person WHERE person = '{hash}' AND number = '{number}'"));
    }

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + ".json")]
    public async Task Who_is_not_known_gets_neither_and_each_reading_of_a_case_is_written_down(string path)
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, (await ReadAsync(school, path, null)).Status);
        Assert.Equal(0, school.Bot.Rows($"audit WHERE action = 'read' AND number = '{number}'"));
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(school, path, CaseSchool.Teacher)).Status);
        Assert.Equal(1, school.Bot.Rows($"audit WHERE action = 'read' AND number = '{number}'"));
    }

    private static async Task<string> ReportAsync(CaseSchool school, string story)
    {
        var chat = school.Of(CaseSchool.Teacher);
        await chat.StartAsync("escalation");
        foreach (var (question, answer) in new[] { ("danger", "no"), ("who", "pupils"), ("kind", "bullying"), ("stage", "at-risk"), ("platform", "whatsapp"), ("involved", "none") })
        {
            await chat.PressAsync("escalation", question, answer);
        }

        await chat.SayAsync(story);
        return CaseSchool.NumberOf(await chat.PressAsync("escalation", "confirm", "send"));
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadAsync(CaseSchool school, string path, string? persona)
    {
        using var http = new HttpClient { BaseAddress = school.Bot.Http.BaseAddress };
        using var response = await http.GetAsync(new Uri(persona is null ? path : $"{path}?als={persona}", UriKind.Relative), Cancelled);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancelled)));
    }

    /// <summary>Beneath stands who else one may be in a trial.</summary>
    private static string Within(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    private static string NameOf(string persona) => Persona.Find(persona)!.Name;
}
