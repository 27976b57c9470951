using System.Net;
using System.Text.RegularExpressions;

using ProtocolBot.Host.Pages.Cases;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The case pages as a browser asks for them: who sees what, and what a form does.</summary>
public sealed partial class CasePagesTests
{
    [Fact]
    public async Task Who_is_not_known_sees_no_case_and_it_is_kept_nowhere()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var browser = new Visitor(school, null);

        foreach (var path in new[] { "/meldingen", $"/meldingen/{number}" })
        {
            var page = await browser.GetAsync(path);

            Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
            Assert.DoesNotContain($"Melding {number}", page.Html, StringComparison.Ordinal);
            Assert.Contains("no-store", page.CacheControl, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_case_that_is_forbidden_and_one_that_is_absent_are_the_same_page()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var browser = new Visitor(school, CaseSchool.Directeur);

        var forbidden = await browser.GetAsync($"/meldingen/{number}");
        var absent = await browser.GetAsync("/meldingen/2026-000000");
        var nonsense = await browser.GetAsync("/meldingen/..%2f..%2fx");

        Assert.Equal(HttpStatusCode.NotFound, forbidden.Status);
        Assert.Equal(forbidden, absent);
        Assert.Equal(forbidden, nonsense);
    }

    [Fact]
    public async Task A_receiver_takes_a_case_up_and_loading_again_repeats_nothing()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var browser = new Visitor(school, CaseSchool.Leidinggevende);

        var done = await browser.PostAsync($"/meldingen/{number}", await browser.TokenAsync(number), ("action", "acknowledge"));
        var again = await browser.GetAsync($"/meldingen/{number}?gedaan=acknowledge");

        Assert.Equal(HttpStatusCode.Found, done.Status);
        Assert.Equal($"/meldingen/{number}?gedaan=acknowledge", done.Location);
        Assert.Contains("data-state=\"acknowledged\"", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"acknowledge\"", again.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_or_was_made_for_somebody_else_does_nothing()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var browser = new Visitor(school, CaseSchool.Leidinggevende);
        using var reporter = new Visitor(school, CaseSchool.Teacher);
        var others = await reporter.TokenAsync(number);
        await browser.TokenAsync(number);

        var without = await browser.PostAsync($"/meldingen/{number}", "", ("action", "acknowledge"));
        var ofAnother = await browser.PostAsync($"/meldingen/{number}", others, ("action", "acknowledge"));

        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Equal(HttpStatusCode.BadRequest, ofAnother.Status);
        Assert.Contains("data-state=\"sent\"", (await browser.GetAsync($"/meldingen/{number}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_something_is_missing()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var browser = new Visitor(school, CaseSchool.Leidinggevende);
        await school.ActAsync(CaseSchool.Leidinggevende, number, "inform-director-and-fg");

        var refused = await browser.PostAsync($"/meldingen/{number}", await browser.TokenAsync(number), ("action", "close"), ("text", "Besproken <b>met</b> de klas."));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Maak eerst een keuze", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Besproken &lt;b&gt;met&lt;/b&gt; de klas.", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leave-out", "Gesproken met [naam] over de foto.")]
    [InlineData("keep", "Gesproken met Fatima over de foto.")]
    public async Task Names_in_a_form_are_asked_about_before_they_are_kept(string answer, string kept)
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var browser = new Visitor(school, CaseSchool.Leidinggevende);
        (string, string)[] note = [("action", "note"), ("text", "Gesproken met Fatima over\u200B de foto.")];

        var held = await browser.PostAsync($"/meldingen/{number}", await browser.TokenAsync(number), note);
        var before = await browser.GetAsync($"/meldingen/{number}");
        var done = await browser.PostAsync($"/meldingen/{number}", await browser.TokenAsync(number), [.. note, ("privacy", answer)]);
        var after = await browser.GetAsync($"/meldingen/{number}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Found), (held.Status, done.Status));
        Assert.Contains("Laat weg en verstuur", held.Html, StringComparison.Ordinal);
        Assert.Contains(">Gesproken met Fatima over de foto.</textarea>", held.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Gesproken met", before.Html, StringComparison.Ordinal);
        Assert.Contains(kept, after.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_far_too_long_is_refused_and_does_nothing()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var browser = new Visitor(school, CaseSchool.Leidinggevende);

        var refused = await browser.PostAsync($"/meldingen/{number}", await browser.TokenAsync(number), ("action", "note"), ("text", new string('x', 200_000)));

        Assert.True((int)refused.Status is 400 or 413, refused.Status.ToString());
        Assert.Contains("data-state=\"sent\"", (await browser.GetAsync($"/meldingen/{number}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_Teams_may_frame_a_page_and_it_loads_nothing_from_elsewhere()
    {
        await using var school = await CaseSchool.StartAsync();
        using var browser = new Visitor(school, CaseSchool.Teacher);

        var page = await browser.GetAsync("/meldingen");

        Assert.Contains("frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft", page.Policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_shows_what_one_received_and_what_one_reported()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());
        using var reporter = new Visitor(school, CaseSchool.Teacher);
        using var receiver = new Visitor(school, CaseSchool.Leidinggevende);
        using var stranger = new Visitor(school, CaseSchool.Fg);

        var sections = await Task.WhenAll(reporter.GetAsync("/meldingen"), receiver.GetAsync("/meldingen"), stranger.GetAsync("/meldingen"));

        Assert.True(sections[0].Html.IndexOf("Door jou gemeld", StringComparison.Ordinal) < sections[0].Html.IndexOf(number, StringComparison.Ordinal));
        Assert.True(sections[1].Html.IndexOf(number, StringComparison.Ordinal) < sections[1].Html.IndexOf("Door jou gemeld", StringComparison.Ordinal));
        Assert.DoesNotContain(number, sections[2].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_Development_saying_who_one_is_makes_nobody_of_one()
    {
        var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        services.AddCasePages(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });

        var identity = services.Single(service => service.ServiceType == typeof(PageIdentity));

        Assert.Equal(typeof(NobodyIdentity), identity.ImplementationType);
    }

    /// <summary>A browser without scripts: cookies, pages and forms.</summary>
    private sealed partial class Visitor : IDisposable
    {
        private readonly HttpClient http;
        private readonly string? persona;

        public Visitor(CaseSchool school, string? persona)
        {
            this.persona = persona;
            http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = school.Bot.Http.BaseAddress };
        }

        public async Task<Seen> GetAsync(string path)
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            using var response = await http.GetAsync(new Uri(persona is null ? path : $"{path}{separator}als={persona}", UriKind.Relative), TestContext.Current.CancellationToken);
            return await Seen.ReadAsync(response);
        }

        public async Task<string> TokenAsync(string number) => Field().Match((await GetAsync($"/meldingen/{number}")).Html).Groups[1].Value;

        public async Task<Seen> PostAsync(string path, string token, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
            using var response = await http.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
            return await Seen.ReadAsync(response);
        }

        public void Dispose() => http.Dispose();

        [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
        private static partial Regex Field();
    }

    /// <summary>What came back.</summary>
    private sealed record Seen(HttpStatusCode Status, string Html, string? Location, string Policy, string CacheControl)
    {
        public static async Task<Seen> ReadAsync(HttpResponseMessage response) => new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.Location?.OriginalString,
            response.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : "",
            response.Headers.CacheControl?.ToString() ?? "");
    }
}
