using System.Net;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Pages.SignIn;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Signing in by a browser, at an Entra that checks what Entra checks.</summary>
public sealed class BrowserSignInTests
{
    [Fact]
    public async Task A_receiver_signs_in_reads_a_case_and_acts_on_it()
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = school.Browser();
        browser.Who = new Visitor(SignedSchool.Leidinggevende.Value);

        var page = await browser.GoAsync($"/meldingen/{number}");
        var done = await browser.PostAsync($"/meldingen/{number}", await browser.FormTokenAsync($"/meldingen/{number}"), ("action", "acknowledge"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Het loopt uit de hand.", page.Html, StringComparison.Ordinal);
        Assert.Contains("Marieke Bos", page.Html, StringComparison.Ordinal);
        Assert.Equal($"/meldingen/{number}?gedaan=acknowledge", done.Location);
        Assert.Contains("data-state=\"acknowledged\"", (await browser.GetAsync($"/meldingen/{number}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entra_is_asked_by_code_and_PKCE_and_hears_our_secret_only_when_the_code_is_exchanged()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Reporter);

        var question = Assert.Single(school.Entra.Questions);
        var exchange = Assert.Single(school.Entra.Exchanges);

        Assert.Equal(("code", "openid profile", "S256"), (question["response_type"], question["scope"], question["code_challenge_method"]));
        Assert.Equal("query", question.GetValueOrDefault("response_mode", "query"));
        Assert.DoesNotContain(FakeEntra.Secret, string.Join(' ', question.Values), StringComparison.Ordinal);
        Assert.Equal(("authorization_code", FakeEntra.Secret), (exchange["grant_type"], exchange["client_secret"]));
        Assert.False(question.ContainsKey("prompt"));
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_and_https_alone_and_holds_no_name_and_no_token()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Reporter);

        var cookie = browser.Set[SignInSchemes.BrowserCookie];

        Assert.Contains("; path=/; secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(cookie.Length < 1_000, $"{cookie.Length} characters");
    }

    [Fact]
    public async Task A_sign_in_of_eight_hours_ago_counts_no_more_whatever_was_done_meanwhile()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Reporter);

        for (var hour = 0; hour < 7; hour++)
        {
            school.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/meldingen")).Status);
        }

        school.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await browser.GetAsync("/meldingen");

        Assert.Equal(HttpStatusCode.Found, late.Status);
        Assert.Equal("/meldingen/sign-in?returnUrl=%2Fmeldingen", late.Location);
    }

    [Fact]
    public async Task Reading_a_case_asks_for_a_sign_in_of_the_last_half_hour_and_returns_to_the_case()
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Leidinggevende);
        school.Clock.Advance(TimeSpan.FromMinutes(31));

        var list = await browser.GetAsync("/meldingen");
        var stale = await browser.GetAsync($"/meldingen/{number}");
        var page = await browser.GoAsync($"/meldingen/{number}");

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Equal($"/meldingen/sign-in?returnUrl=%2Fmeldingen%2F{number}&again=true", stale.Location);
        Assert.DoesNotContain("Het loopt uit de hand.", stale.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Het loopt uit de hand.", page.Html, StringComparison.Ordinal);
        var question = school.Entra.Questions.Last();
        Assert.Equal(("login", "1800"), (question["prompt"], question["max_age"]));
    }

    [Fact]
    public async Task An_old_session_at_Entra_is_enough_for_the_list_and_not_for_a_case()
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = school.Browser();

        var list = await browser.SignInAsync(new Visitor(SignedSchool.Leidinggevende.Value) { Since = school.Clock.GetUtcNow().AddDays(-3) });
        var before = school.Entra.Questions.Count;
        var page = await browser.GoAsync($"/meldingen/{number}");

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(before + 1, school.Entra.Questions.Count);
    }

    [Fact]
    public async Task Who_takes_the_question_out_of_the_address_does_not_pass_as_having_answered_it()
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = school.Browser();
        await browser.SignInAsync(new Visitor(SignedSchool.Leidinggevende.Value) { Since = school.Clock.GetUtcNow().AddHours(-1), StripsPrompt = true });

        var page = await browser.GoAsync($"/meldingen/{number}");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Inloggen is niet gelukt", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_typed_before_the_sign_in_grew_old_is_sent_after_signing_in_anew()
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Leidinggevende);
        var token = await browser.FormTokenAsync($"/meldingen/{number}");
        school.Clock.Advance(TimeSpan.FromMinutes(45));

        var held = await browser.PostAsync($"/meldingen/{number}", token, ("action", "note"), ("text", "Gesproken <i>over</i> de klas."));
        var kept = (await school.FileAsync(number))!.Events.OfType<CaseEvent.Noted>().ToList();
        var again = await browser.GoAsync("/meldingen/sign-in?returnUrl=%2Fmeldingen%2Fsign-in%2Fdone&again=true");
        var sent = await browser.PostAsync($"/meldingen/{number}", token, ("action", "note"), ("text", "Gesproken <i>over</i> de klas."));

        Assert.Equal(HttpStatusCode.Unauthorized, held.Status);
        Assert.Contains("Gesproken &lt;i&gt;over&lt;/i&gt; de klas.</textarea>", held.Html, StringComparison.Ordinal);
        Assert.Contains($"action=\"/meldingen/{number}\"", held.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{token.Value}\"", held.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/meldingen/sign-in?returnUrl=%2Fmeldingen%2Fsign-in%2Fdone&amp;again=true\" target=\"_blank\" rel=\"noopener\"", held.Html, StringComparison.Ordinal);
        Assert.Contains("Je bent ingelogd", again.Html, StringComparison.Ordinal);
        Assert.Equal($"/meldingen/{number}?gedaan=note", sent.Location);
        Assert.Empty(kept);
        Assert.Equal("Gesproken <i>over</i> de klas.", Assert.Single((await school.FileAsync(number))!.Events.OfType<CaseEvent.Noted>()).Text);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_when_it_comes_too_late_is_answered_kindly()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();
        using var noForm = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        var held = await browser.SendAsync(HttpMethod.Post, "/meldingen/2026-000001", noForm);

        Assert.Equal(HttpStatusCode.Unauthorized, held.Status);
        Assert.Contains("ik kon niet bewaren wat je invulde", held.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", held.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_Entra_and_no_foreign_form_can_do_it()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Reporter);
        var page = await browser.GetAsync("/meldingen/sign-out");

        var foreign = await browser.PostAsync("/meldingen/sign-out");
        var still = await browser.GetAsync("/meldingen");
        var away = await browser.PostAsync("/meldingen/sign-out", await browser.FormTokenAsync());
        var after = await browser.GetAsync("/meldingen");
        var state = System.Web.HttpUtility.ParseQueryString(new Uri(away.Location!).Query)["state"];
        var back = await browser.GoAsync($"/meldingen/sign-out/callback?state={Uri.EscapeDataString(state!)}");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (foreign.Status, still.Status));
        Assert.StartsWith($"{FakeEntra.Root}/oauth2/v2.0/logout?post_logout_redirect_uri={Uri.EscapeDataString($"{FakeEntra.PublicUrl}/meldingen/sign-out/callback")}", away.Location, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https://login.microsoftonline.com;", page.Policy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, after.Status);
        Assert.Contains("Je bent uitgelogd", back.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whom_the_directory_does_not_know_reads_so_and_nothing_else()
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = school.Browser();
        await browser.SignInAsync(new Visitor("aaaaaaaa-0000-4000-8000-000000000001"));

        foreach (var path in new[] { "/meldingen", $"/meldingen/{number}", "/meldingen/sign-in/done" })
        {
            var page = await browser.GetAsync(path);

            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Contains("je staat niet in de lijst van medewerkers", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(number.Value, page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_signed_in_with_the_wrong_account_can_sign_out_and_in_with_another()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();
        var page = await browser.SignInAsync(new Visitor("aaaaaaaa-0000-4000-8000-000000000001"));

        var away = await browser.PostAsync("/meldingen/sign-out", await browser.FormTokenAsync());
        var list = await browser.SignInAsync(new Visitor(SignedSchool.Reporter.Value));

        Assert.Contains("href=\"/meldingen/sign-out\"", page.Html, StringComparison.Ordinal);
        Assert.StartsWith($"{FakeEntra.Root}/oauth2/v2.0/logout", away.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, list.Status);
    }

    public static TheoryData<string, string> Strangers() => new()
    {
        { "tenant", "Je kunt hier niet inloggen" },
        { "guest", "Je kunt hier niet inloggen" },
        { "guest by idp", "Je kunt hier niet inloggen" },
        { "no object id", "Je kunt hier niet inloggen" },
        { "no auth_time", "auth_time" },
        { "issuer", "Inloggen is niet gelukt" },
        { "audience", "Inloggen is niet gelukt" },
        { "expired", "Inloggen is niet gelukt" },
        { "signed by another", "Inloggen is niet gelukt" },
        { "unsigned", "Inloggen is niet gelukt" },
        { "signature stripped", "Inloggen is niet gelukt" },
        { "nonce", "Inloggen is niet gelukt" },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Who_Entra_does_not_vouch_for_as_one_of_us_gets_no_session(string kind, string said)
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();

        var page = await browser.SignInAsync(new Visitor(SignedSchool.Leidinggevende.Value) { Change = draft => Become(draft, kind) });
        var after = await browser.GetAsync("/meldingen");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains(said, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(SignInSchemes.BrowserCookie, browser.Cookies.Keys);
        Assert.Equal(HttpStatusCode.Found, after.Status);
    }

    [Fact]
    public async Task Who_says_no_at_Entra_can_try_again_and_no_log_names_them()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();

        var page = await browser.SignInAsync(new Visitor(SignedSchool.Reporter.Value) { Refuses = true });

        Assert.Contains("Inloggen is niet gelukt", page.Html, StringComparison.Ordinal);
        Assert.Contains(school.Bot.Log.Lines, line => line.Text.Contains("access_denied", StringComparison.Ordinal) || line.Text.Contains("came to nothing", StringComparison.Ordinal));
        Assert.DoesNotContain(school.Bot.Log.Lines, line => line.Text.Contains("Anna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_log_holds_a_name_a_token_a_code_or_a_cookie()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Reporter);
        var exchange = Assert.Single(school.Entra.Exchanges);
        string[] secrets = ["Anna de Vries", exchange["code"], exchange["code_verifier"], FakeEntra.Secret, browser.Cookies[SignInSchemes.BrowserCookie][..40], "id_token"];

        Assert.All(secrets, secret => Assert.DoesNotContain(school.Bot.Log.Lines, line => line.Text.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_code_that_another_browser_asked_for_signs_nobody_in()
    {
        await using var school = await SignedSchool.StartAsync();
        using var attacker = school.Browser();
        using var victim = school.Browser();
        var asked = await attacker.GetAsync("/meldingen/sign-in");
        var back = school.Entra.Authorize(new Uri(asked.Location!), new Visitor(SignedSchool.Colleague.Value));

        var page = await victim.GetAsync(back.PathAndQuery);

        Assert.Equal($"{SignInSchemes.FailedPath}?why=Failed", page.Location);
        Assert.DoesNotContain(SignInSchemes.BrowserCookie, victim.Cookies.Keys);
    }

    private static void Become(TokenDraft draft, string kind)
    {
        switch (kind)
        {
            case "tenant": draft.Payload["tid"] = "99999999-0000-4000-8000-00000000ffff"; break;
            case "guest": draft.Payload["acct"] = 1; break;
            case "guest by idp": draft.Payload["idp"] = "https://sts.windows.net/99999999-0000-4000-8000-00000000ffff/"; break;
            case "no object id": draft.Payload.Remove("oid"); break;
            case "no auth_time": draft.Payload.Remove("auth_time"); break;
            case "issuer": draft.Payload["iss"] = "https://login.microsoftonline.com/99999999-0000-4000-8000-00000000ffff/v2.0"; break;
            case "audience": draft.Payload["aud"] = "99999999-2222-3333-4444-555555555555"; break;
            case "expired": draft.Payload["exp"] = (long)draft.Payload["nbf"]! - 3_000; draft.Payload["nbf"] = (long)draft.Payload["exp"]! - 60; break;
            case "signed by another": draft.Key = KeyRing.Stranger(); break;
            case "unsigned": draft.Header["alg"] = "none"; draft.Signer = _ => []; break;
            case "signature stripped": draft.Signer = _ => []; break;
            case "nonce": draft.Payload["nonce"] = "another"; break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }
}
