using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Chromium, in which teams.microsoft.com is a page of ours that frames the tab as Teams does, and bot.school.nl a proxy with https before the bot. Cookies of other sites are blocked, as browsers will.</summary>
internal sealed class TeamsStage : IAsyncDisposable
{
    public const string Teams = "https://teams.microsoft.com/";

    /// <summary>The host's half of Teams' client: it says that it is Teams, and hands out the token it was given.</summary>
    private const string Host = """
        <!DOCTYPE html><html lang="nl"><title>Teams</title><style>html,body,iframe{margin:0;width:100%;height:100%;border:0}</style>
        <iframe name="tab" title="Meldingen" src="https://bot.school.nl/meldingen/sign-in/teams"></iframe>
        <script>
          addEventListener("message", async event => {
            if (event.origin !== "https://bot.school.nl") return;
            const { id, uuid, func } = event.data;
            const runtime = JSON.stringify({ apiVersion: 4, isNAAChannelRecommended: false, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} });
            const args = func === "initialize" ? ["content", "web", runtime, "2.58.0"]
              : func === "authentication.getAuthToken" ? [true, await (await fetch("/token")).text()]
              : null;
            if (args) event.source.postMessage({ id, uuid, args }, event.origin);
          });
        </script>
        """;

    private readonly WebApplication front;
    private readonly HttpClient http;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private TeamsStage(WebApplication front, HttpClient http, IPlaywright playwright, IBrowser browser) => (this.front, this.http, this.playwright, this.browser) = (front, http, playwright, browser);

    public static async Task<TeamsStage> StartAsync(SignedSchool school, Func<string> token, bool keepsCookies = true)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=bot.school.nl", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = school.Bot.Http.BaseAddress };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var front = builder.Build();
        front.Run(context => AnswerAsync(context, http, token, keepsCookies));
        await front.StartAsync(TestContext.Current.CancellationToken);
        var port = new Uri(front.Urls.First()).Port;

        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        Assert.True(File.Exists(program), $"These tests need Chromium at {program} (./test.sh installs it; the variable CHROMIUM names another place).");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                "--ignore-certificate-errors", "--test-third-party-cookie-phaseout", $"--host-resolver-rules=MAP * 127.0.0.1:{port}",
            ],
        });
        return new TeamsStage(front, http, playwright, browser);
    }

    public async Task<IPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true, ViewportSize = new ViewportSize { Width = width, Height = 800 }, ColorScheme = scheme });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        http.Dispose();
        await front.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, HttpClient http, Func<string> token, bool keepsCookies)
    {
        switch (context.Request.Host.Host)
        {
            case "teams.microsoft.com":
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(context.Request.Path == "/token" ? token() : Host);
                break;
            case "bot.school.nl":
                await PassAsync(context, http, keepsCookies);
                break;
            default:
                context.Response.StatusCode = 502;
                break;
        }
    }

    private static async Task PassAsync(HttpContext context, HttpClient http, bool keepsCookies)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, value) in context.Request.Headers)
        {
            if (name is not ("Host" or "Content-Length" or "Accept-Encoding") && !request.Headers.TryAddWithoutValidation(name, value.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
            }
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        using var answer = await http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Content-Length") && (keepsCookies || name != "Set-Cookie"))
            {
                context.Response.Headers[name] = value.ToArray();
            }
        }

        if (context.Response.StatusCode is not (204 or 304))
        {
            await answer.Content.CopyToAsync(context.Response.Body);
        }
    }
}
