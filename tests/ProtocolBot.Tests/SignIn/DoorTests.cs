using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Each endpoint of the host, as the running host knows them: what it wants to be shown is what it asks for. A new one without a door fails here.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Every_endpoint_says_what_it_wants_to_be_shown()
    {
        await using var production = await SignedSchool.StartAsync();
        await using var development = await BotUnderTest.StartAsync();

        var without = Endpoints(production.Bot).Concat(Endpoints(development)).Where(endpoint => endpoint.Metadata.GetMetadata<Door>() is null).Select(endpoint => endpoint.DisplayName);

        Assert.Empty(without);
    }

    [Fact]
    public async Task The_doors_are_these()
    {
        await using var school = await SignedSchool.StartAsync();

        var doors = Endpoints(school.Bot).Where(endpoint => !endpoint.RoutePattern.RawText!.Contains("teams-js", StringComparison.Ordinal))
            .Select(endpoint => $"{string.Join(' ', Methods(endpoint))} {endpoint.RoutePattern.RawText}: {endpoint.Metadata.GetMetadata<Door>()}").ToList();

        // An open door is the exception that somebody must want: each stands here.
        Assert.Equal(
            [
                "GET /healthz/live: open", "GET /healthz/ready: open",
                "GET /meldingen/page.css: open", "GET /meldingen/sign-in/failed: open", "GET /meldingen/sign-in/teams/tab.js: open", "GET /meldingen/sign-in/teams: open", "GET /meldingen/sign-in: open", "GET /meldingen/sign-out/done: open",
            ],
            doors.Where(door => door.EndsWith(": open", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("POST /api/messages: bot token", doors);
        Assert.Contains("POST /meldingen/sign-in/teams: tab token", doors);
        Assert.Contains("GET /meldingen/{number}: fresh session", doors);
        Assert.Contains("POST /meldingen/{number}: fresh session", doors);
        Assert.Contains("GET /meldingen/: session", doors);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("expired")]
    [InlineData("stale")]
    [InlineData("unlisted")]
    [InlineData("wrong tenant")]
    [InlineData("guest")]
    [InlineData("forged cookie")]
    [InlineData("cookie of another host")]
    public async Task Every_closed_endpoint_stays_closed_to(string visitor)
    {
        await using var school = await SignedSchool.StartAsync();
        await using var elsewhere = await SignedSchool.StartAsync();
        var number = await school.ReportAsync();
        using var browser = await OfAsync(visitor, school, elsewhere);
        var tried = 0;
        foreach (var endpoint in Endpoints(school.Bot))
        {
            var door = endpoint.Metadata.GetMetadata<Door>();
            foreach (var method in Methods(endpoint).Where(_ => door is not null && door != Door.Open))
            {
                var path = endpoint.RoutePattern.RawText!.Replace("{number}", number.Value, StringComparison.Ordinal);
                Check(visitor, door!, method, await browser.SendAsync(new HttpMethod(method), path, null), path, number);
                tried++;
            }
        }

        Assert.True(tried >= 8, $"{tried} endpoints");
        Assert.DoesNotContain((await school.FileAsync(number))!.Events, happened => happened is CaseEvent.Viewed or CaseEvent.Acknowledged);
        Assert.Equal(0, school.Bot.Rows("inbox"));
    }

    [Fact]
    public async Task Every_answer_says_that_nothing_in_it_may_be_run_framed_guessed_or_kept()
    {
        await using var school = await SignedSchool.StartAsync(builder => builder.Services.AddSingleton<IStartupFilter>(new Breaking()));
        var number = await school.ReportAsync();
        using var browser = await school.BrowserOfAsync(SignedSchool.Leidinggevende);
        using var nobody = school.Browser();
        List<(string Path, Seen Seen)> all = [];
        foreach (var who in new[] { browser, nobody })
        {
            foreach (var path in Endpoints(school.Bot).Select(endpoint => endpoint.RoutePattern.RawText!.Replace("{number}", number.Value, StringComparison.Ordinal)).Distinct().Concat(["/", "/nergens", "/meldingen/2026-999999", "/meldingen/sign-in/callback", "/meldingen/sign-in/callback?code=x&state=y", "/meldingen/..%2f", "/break"]))
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Head, HttpMethod.Options })
                {
                    all.Add(($"{method} {path}", await who.SendAsync(method, path, null)));
                }
            }
        }

        Assert.Contains(all, one => one.Seen.Status is HttpStatusCode.InternalServerError);
        Assert.Contains(all, one => one.Seen.Status is HttpStatusCode.MethodNotAllowed);
        Assert.All(all, one =>
        {
            Assert.True(one.Seen.Policy.StartsWith("default-src 'none'", StringComparison.Ordinal) && one.Seen.Policy.Contains("frame-ancestors ", StringComparison.Ordinal) && !one.Seen.Policy.Contains("unsafe", StringComparison.Ordinal), $"{one.Path}: {one.Seen.Policy}");
            Assert.True(!one.Seen.Policy.Contains("frame-ancestors 'self'", StringComparison.Ordinal), one.Path);
            Assert.True(one.Seen.Headers.GetValueOrDefault("X-Content-Type-Options") == "nosniff", one.Path);
            Assert.True(one.Seen.Headers.GetValueOrDefault("Referrer-Policy") == "no-referrer", one.Path);
            Assert.True(one.Seen.Headers.GetValueOrDefault("Strict-Transport-Security") == "max-age=31536000", one.Path);
            var kept = one.Seen.Headers.GetValueOrDefault("Cache-Control", "");
            Assert.True(kept.Contains("no-store", StringComparison.Ordinal) || one.Path.Contains(".js", StringComparison.Ordinal) || one.Path.Contains(".css", StringComparison.Ordinal), $"{one.Path}: {kept}");
        });
    }

    [Fact]
    public async Task Without_its_setting_there_is_no_way_in()
    {
        await using var school = await SignedSchool.StartAsync(settings: "Pages:SignIn:Enabled=false");
        using var browser = school.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/meldingen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(HttpMethod.Post, "/meldingen/sign-in/teams", null)).Status);
        Assert.DoesNotContain(Endpoints(school.Bot), endpoint => endpoint.RoutePattern.RawText!.Contains("sign-in", StringComparison.Ordinal));
    }

    private static async Task<Browser> OfAsync(string visitor, SignedSchool school, SignedSchool elsewhere)
    {
        var browser = visitor is "cookie of another host" ? await elsewhere.BrowserOfAsync(SignedSchool.Leidinggevende) : school.Browser();
        var receiver = new Visitor(SignedSchool.Leidinggevende.Value);
        switch (visitor)
        {
            case "expired":
                await browser.SignInAsync(receiver);
                school.Clock.Advance(TimeSpan.FromHours(9));
                break;
            case "stale":
                await browser.SignInAsync(receiver);
                school.Clock.Advance(TimeSpan.FromHours(1));
                break;
            case "unlisted":
                await browser.SignInAsync(new Visitor("aaaaaaaa-0000-4000-8000-000000000001"));
                break;
            case "wrong tenant":
                await browser.SignInAsync(receiver with { Change = draft => draft.Payload["tid"] = "99999999-0000-4000-8000-00000000ffff" });
                break;
            case "guest":
                await browser.SignInAsync(receiver with { Change = draft => draft.Payload["acct"] = 1 });
                break;
            case "forged cookie":
                await browser.SignInAsync(receiver);
                foreach (var name in browser.Cookies.Keys.ToList())
                {
                    var value = browser.Cookies[name];
                    browser.Cookies[name] = value[..40] + (value[40] == 'A' ? 'B' : 'A') + value[41..];
                }

                break;
            case "cookie of another host":
                var stranger = school.Browser();
                foreach (var (name, value) in browser.Cookies)
                {
                    stranger.Cookies[name] = value;
                }

                browser.Dispose();
                return stranger;
            default:
                break;
        }

        return browser;
    }

    private static void Check(string visitor, Door door, string method, Seen seen, string path, CaseNumber number)
    {
        var expected = !door.NeedsSession ? HttpStatusCode.Unauthorized
            : visitor is "unlisted" && door == Door.AnySession ? (HttpStatusCode?)null
            : visitor is "unlisted" ? HttpStatusCode.Forbidden
            : visitor is "stale" && !door.NeedsFreshSession ? null
            : method == "GET" ? HttpStatusCode.Found
            : HttpStatusCode.Unauthorized;
        Assert.True(expected is null || seen.Status == expected, $"{method} {path} to {visitor}: {(int)seen.Status} {seen.Location}");
        Assert.True(seen.Location is null || seen.Location.StartsWith("/meldingen/sign-in?", StringComparison.Ordinal), seen.Location);
        Assert.DoesNotContain("Het loopt uit de hand.", seen.Html, StringComparison.Ordinal);
        Assert.True(visitor is "stale" || !seen.Html.Contains($">{number.Value}", StringComparison.Ordinal), seen.Html);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(BotUnderTest bot) => bot.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    /// <summary>A request that breaks in the middle of the house.</summary>
    private sealed class Breaking : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(context =>
            {
                context.Response.StatusCode = 404;
                return context.Request.Path == "/break" ? throw new InvalidOperationException("what somebody typed") : Task.CompletedTask;
            });
        };
    }
}
