using System.Net;
using System.Text.Json.Nodes;

using ProtocolBot.Host.Pages.SignIn;
using ProtocolBot.Tests.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Signing in within the tab by a token of Teams: that of a colleague counts, and nothing else does, whoever made it.</summary>
public sealed class TabSignInTests
{
    public static TheoryData<string, int> Forgeries()
    {
        var data = new TheoryData<string, int>();
        foreach (var (name, status, _) in Changes)
        {
            data.Add(name, status);
        }

        return data;
    }

    private static readonly (string Name, int Status, Action<FakeEntra, TokenDraft> Change)[] Changes =
    [
        ("an ID token (60)", 403, (_, token) =>
        {
            token.Payload.Remove("scp");
            token.Payload["nonce"] = "n";
            token.Payload.Remove("azp");
        }),
        ("an ID token of a browser (60)", 403, (_, token) => token.Payload.Remove("scp")),
        ("without our scope (61)", 403, (_, token) => token.Payload["scp"] = "openid profile"),
        ("a scope that begins like ours (61)", 403, (_, token) => token.Payload["scp"] = "access_as_user.read"),
        ("our scope in capitals (61)", 403, (_, token) => token.Payload["scp"] = "ACCESS_AS_USER"),
        ("of Bot Framework's channel (62)", 401, (entra, token) => Become(token, entra.Issuer.ChannelToken())),
        ("of an app that may call the bot (62)", 403, (entra, token) => Become(token, entra.Issuer.EntraToken())),
        ("of an app (43)", 403, (_, token) => token.Payload["idtyp"] = "app"),
        ("another tenant's issuer (41)", 401, (_, token) => token.Payload["iss"] = "https://login.microsoftonline.com/99999999-0000-4000-8000-00000000ffff/v2.0"),
        ("version 1's issuer", 401, (_, token) => token.Payload["iss"] = $"https://sts.windows.net/{LocalIssuer.TenantId}/"),
        ("the issuer with a slash (39)", 401, (_, token) => token.Payload["iss"] = FakeEntra.Name + "/"),
        ("another tenant (44)", 403, (_, token) => token.Payload["tid"] = "99999999-0000-4000-8000-00000000ffff"),
        ("no tenant (44)", 403, (_, token) => token.Payload.Remove("tid")),
        ("a foreign app asked for it (42)", 403, (_, token) => token.Payload["azp"] = "99999999-2222-3333-4444-555555555555"),
        ("our own app asked for it", 403, (_, token) => token.Payload["azp"] = LocalIssuer.AppId),
        ("nobody asked for it", 403, (_, token) => token.Payload.Remove("azp")),
        ("version 1.0", 403, (_, token) => token.Payload["ver"] = "1.0"),
        ("a guest's account (46)", 403, (_, token) => token.Payload["acct"] = 1),
        ("a guest's account, as a text (46)", 403, (_, token) => token.Payload["acct"] = "1"),
        ("known elsewhere (46)", 403, (_, token) => token.Payload["idp"] = "https://sts.windows.net/99999999-0000-4000-8000-00000000ffff/"),
        ("known at live.com (46)", 403, (_, token) => token.Payload["idp"] = "live.com"),
        ("no object id", 403, (_, token) => token.Payload.Remove("oid")),
        ("an object id that is none", 403, (_, token) => token.Payload["oid"] = "leidinggevende"),
        ("another audience (47)", 401, (_, token) => token.Payload["aud"] = "99999999-2222-3333-4444-555555555555"),
        ("our audience on another host", 401, (_, token) => token.Payload["aud"] = $"api://elsewhere.nl/{LocalIssuer.AppId}"),
        ("an array with our audience (48)", 401, (_, token) => token.Payload["aud"] = new JsonArray(LocalIssuer.AppId)),
        ("no audience (49)", 401, (_, token) => token.Payload.Remove("aud")),
        ("expired (50)", 401, (entra, token) => token.Payload["exp"] = entra.Issuer.Clock.GetUtcNow().ToUnixTimeSeconds() - 360),
        ("without end (51)", 401, (_, token) => token.Payload.Remove("exp")),
        ("not yet (52)", 401, (entra, token) => token.Payload["nbf"] = entra.Issuer.Clock.GetUtcNow().ToUnixTimeSeconds() + 360),
        ("for ever (53)", 401, (_, token) => token.Payload["exp"] = 253402300799),
        ("unsigned (21)", 401, (_, token) =>
        {
            token.Header["alg"] = "none";
            token.Signer = _ => [1];
        }),
        ("signed by another (23)", 401, (_, token) => token.Key = KeyRing.Stranger()),
        ("by a key that nobody knows (26)", 401, (_, token) => token.Header["kid"] = "unknown"),
        ("by a key of its own (31)", 401, (_, token) => token.Header["jwk"] = new JsonObject { ["kty"] = "RSA" }),
        ("stripped (33)", 401, (_, token) => token.Finish = text => text[..(text.LastIndexOf('.') + 1)]),
    ];

    [Theory]
    [InlineData("{id}")]
    [InlineData("api://bot.school.nl/{id}")]
    public async Task A_colleague_in_Teams_signs_in_by_the_token_of_Teams_and_reads(string audience)
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = school.Browser();
        var token = school.Entra.TabToken(SignedSchool.Leidinggevende.Value);
        token.Payload["aud"] = audience.Replace("{id}", LocalIssuer.AppId, StringComparison.Ordinal);

        var signedIn = await SignInAsync(browser, $"Bearer {token.Compact()}");
        var page = await browser.GetAsync($"/meldingen/{number}");

        Assert.Equal((HttpStatusCode.NoContent, ""), (signedIn.Status, signedIn.Html));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Het loopt uit de hand.", page.Html, StringComparison.Ordinal);
        Assert.Contains("; path=/; secure; samesite=none; httponly; Partitioned", browser.Set[SignInSchemes.TeamsCookie], StringComparison.Ordinal);
        Assert.DoesNotContain("/meldingen/sign-out", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_is_not_a_colleagues_signs_nobody_in(string name, int status)
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();
        var token = school.Entra.TabToken(SignedSchool.Leidinggevende.Value);
        Changes.Single(change => change.Name == name).Change(school.Entra, token);

        var refused = await SignInAsync(browser, $"Bearer {token.Compact()}");

        Assert.Equal((status, ""), ((int)refused.Status, refused.Html));
        Assert.Empty(browser.Cookies);
        Assert.Empty(school.Entra.Issuer.Strangers);
    }

    [Fact]
    public async Task A_token_counts_in_its_header_alone_and_written_in_one_way()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();
        var token = school.Entra.TabToken(SignedSchool.Leidinggevende.Value).Compact();
        string?[] headers = [null, "", "Bearer", "Bearer ", $"bearer {token}", $"Basic {token}", $"Bearer Bearer {token}", $"Bearer  {token}", $"Bearer {token}, Bearer {token}", $"Bearer {token}=="];

        foreach (var header in headers)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(browser, header)).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync($"/meldingen/sign-in/teams?token={token}", ("token", token))).Status);
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task A_token_of_the_tab_is_refused_where_the_bot_is_called()
    {
        await using var school = await SignedSchool.StartAsync();
        var forgery = new Forgery(school.Entra.Issuer, Family.Entra) { Token = school.Entra.TabToken(SignedSchool.Leidinggevende.Value) };

        var answer = await forgery.SendAsync(school.Bot.Http.BaseAddress!, TestContext.Current.CancellationToken);

        Assert.Equal((401, ""), (answer.Status, answer.Body));
        Assert.Equal(0, school.Bot.Rows("inbox"));
    }

    [Fact]
    public async Task While_Entra_cannot_be_reached_nobody_is_let_in_and_nobody_is_called_a_forger()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();
        school.Entra.IsDown = true;

        var refused = await SignInAsync(browser, $"Bearer {school.Entra.TabToken(SignedSchool.Leidinggevende.Value).Compact()}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
    }

    [Fact]
    public async Task The_page_of_the_tab_has_our_scripts_alone_and_goes_nowhere_else()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();

        var page = await browser.GetAsync("/meldingen/sign-in/teams?returnUrl=%2Fmeldingen%2F2026-000001");
        var astray = await browser.GetAsync("/meldingen/sign-in/teams?returnUrl=https%3A%2F%2Fevil.nl");
        var list = await (await school.BrowserOfAsync(SignedSchool.Reporter)).GetAsync("/meldingen");

        Assert.Contains("script-src 'self'; connect-src 'self';", page.Policy, StringComparison.Ordinal);
        Assert.Contains("data-return=\"/meldingen/2026-000001\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("data-return=\"/meldingen\"", astray.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", astray.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", list.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", list.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_frame_one_is_led_to_the_page_of_the_tab_and_never_to_Entra()
    {
        await using var school = await SignedSchool.StartAsync();
        using var browser = school.Browser();
        using var signedIn = school.Browser();
        await SignInAsync(signedIn, $"Bearer {school.Entra.TabToken(SignedSchool.Reporter.Value).Compact()}");
        school.Clock.Advance(TimeSpan.FromMinutes(31));

        var framed = await browser.GetAsync("/meldingen", ("Sec-Fetch-Dest", "iframe"));
        var stale = await signedIn.GetAsync("/meldingen/2026-000001");

        Assert.Equal("/meldingen/sign-in/teams?returnUrl=%2Fmeldingen", framed.Location);
        Assert.Equal("/meldingen/sign-in/teams?returnUrl=%2Fmeldingen%2F2026-000001&again=true", stale.Location);
    }

    [Fact]
    public async Task What_was_typed_in_the_tab_waits_there_for_the_sign_in()
    {
        await using var school = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = school.Browser();
        await SignInAsync(browser, $"Bearer {school.Entra.TabToken(SignedSchool.Leidinggevende.Value).Compact()}");
        var token = await browser.FormTokenAsync($"/meldingen/{number}");
        school.Clock.Advance(TimeSpan.FromMinutes(31));

        var held = await browser.PostAsync($"/meldingen/{number}", token, ("action", "note"), ("text", "Gesproken over de klas."));

        Assert.Equal(HttpStatusCode.Unauthorized, held.Status);
        Assert.Contains("id=\"held-form\"", held.Html, StringComparison.Ordinal);
        Assert.Contains(">Gesproken over de klas.</textarea>", held.Html, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", held.Policy, StringComparison.Ordinal);
        Assert.Contains("; samesite=none; httponly; Partitioned", browser.Set["__Host-meldingen-form"], StringComparison.Ordinal);
    }

    private static Task<Seen> SignInAsync(Browser browser, string? authorization) =>
        browser.SendAsync(HttpMethod.Post, "/meldingen/sign-in/teams", null, authorization is null ? [] : [("Authorization", authorization)]);

    private static void Become(TokenDraft token, TokenDraft other)
    {
        token.Key = other.Key;
        foreach (var (from, to) in new[] { (other.Header, token.Header), (other.Payload, token.Payload) })
        {
            to.Clear();
            foreach (var (name, value) in from)
            {
                to[name] = value?.DeepClone();
            }
        }
    }
}
