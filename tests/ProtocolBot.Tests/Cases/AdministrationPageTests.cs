using System.Net;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The administrator's page: how delivery and the directory are doing, and an exercise; for administrators, and without a name or a case.</summary>
public sealed partial class AdministrationPageTests
{
    private const string Page = "/meldingen/beheer";

    [Fact]
    public async Task It_tells_what_waits_and_what_is_wrong_and_names_nobody()
    {
        await using var school = await CaseSchool.StartAsync();
        await school.ReportAsync();
        using var http = Browser(school);

        var html = await http.GetStringAsync(new Uri(Page + "?als=beheerder", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains(Word(CaseWords.AdminDelivery), html, StringComparison.Ordinal);
        Assert.Contains("no-leidinggevende", html, StringComparison.Ordinal);
        Assert.Contains(school.Bot.Get<Core.Content.ContentSet>().Hash, html, StringComparison.Ordinal);
        var body = html[..html.IndexOf("<footer", StringComparison.Ordinal)];
        Assert.DoesNotContain("Amrani", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Marieke", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leraar-vo")]
    [InlineData("leidinggevende")]
    [InlineData("directeur")]
    [InlineData("fg")]
    public async Task To_anybody_else_it_is_not_there(string persona)
    {
        await using var school = await CaseSchool.StartAsync();
        using var http = Browser(school);

        using var read = await http.GetAsync(new Uri($"{Page}?als={persona}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var absent = await http.GetAsync(new Uri($"/meldingen/2026-000000?als={persona}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([]);
        using var exercise = await http.PostAsync(new Uri($"{Page}/oefening?als={persona}", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, exercise.StatusCode));
        Assert.Equal(await absent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, school.Bot.Rows("case_file"));
    }

    [Fact]
    public async Task An_exercise_from_the_page_reaches_people_and_says_whom()
    {
        await using var school = await CaseSchool.StartAsync();
        using var http = Browser(school);
        var html = await http.GetStringAsync(new Uri(Page + "?als=beheerder", UriKind.Relative), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Field().Match(html).Groups[1].Value)]);

        using var answer = await http.PostAsync(new Uri(Page + "/oefening", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var told = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(Word(CaseWords.AdminDrill) + " 20", told, StringComparison.Ordinal);
        Assert.Contains(Word(CaseWords.Of(Core.Routes.Role.Fg)), told, StringComparison.Ordinal);
        Assert.Equal(1, school.Bot.Rows("case_file"));
        Assert.Equal(0, school.Bot.Rows("case_file WHERE status <> 'closed'"));
    }

    [Fact]
    public async Task A_forged_form_starts_nothing()
    {
        await using var school = await CaseSchool.StartAsync();
        using var http = Browser(school);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", "x")]);

        using var answer = await http.PostAsync(new Uri(Page + "/oefening?als=beheerder", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, school.Bot.Rows("case_file"));
    }

    private static HttpClient Browser(CaseSchool school) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = school.Bot.Http.BaseAddress };

    private static string Word(string id) => ShippedContent.Set.CaseWording[id].In(Tongue.Dutch);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
