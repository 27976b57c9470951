using Microsoft.Playwright;

using Xunit;

namespace ProtocolBot.Tests.Browser;

/// <summary>One Chromium for all tests of a class; without it they fail and say what to install.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        Assert.True(File.Exists(program), $"These tests need Chromium at {program} (./test.sh installs it; the variable CHROMIUM names another place).");
        // Machines are noisy, and what is waited for is that something appears, not how soon.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Flags });
    }

    /// <summary>A window of this size, which remembers what the page complained about.</summary>
    internal async Task<Window> OpenAsync(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, ReducedMotion motion = ReducedMotion.NoPreference)
    {
        Assert.NotNull(browser);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = motion,
            TimezoneId = "Europe/Amsterdam",
        });
        context.SetDefaultTimeout(30_000);
        return new Window(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A browser window of its own, with its own memory.</summary>
internal sealed class Window : IAsyncDisposable
{
    /// <summary>Ends when nothing on the page has scrolled or changed for half a second's worth of frames.</summary>
    private const string Settle = """
        () => new Promise(done => {
          let still = 0, before = '';
          const look = () => {
            const now = [...document.querySelectorAll('*')].map(element => element.scrollTop).join() + document.body.innerText;
            still = now === before ? still + 1 : 0;
            before = now;
            if (still > 30) done(); else requestAnimationFrame(look);
          };
          look();
        })
        """;

    private readonly IBrowserContext context;

    public Window(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors in the console, such as what the content security policy blocked.</summary>
    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>What one types in; a card may have a field of its own.</summary>
    public ILocator SendBox => Page.Locator("[data-id='webchat-sendbox-input']");

    /// <summary>A button of a card; Web Chat also reads cards out in a live region, which is not meant here.</summary>
    public ILocator CardButton(string title) => Page.Locator("button.ac-pushButton").GetByText(title, new() { Exact = true }).Last;

    /// <summary>A heading in a card.</summary>
    public ILocator CardHeading(string text) => Page.Locator(".ac-adaptiveCard [role='heading']").GetByText(text, new() { Exact = true }).Last;

    /// <summary>Waits until the page has come to rest.</summary>
    public Task SettleAsync() => Page.EvaluateAsync(Settle);

    /// <summary>Keeps what the window shows, for people to look at.</summary>
    public async Task ShootAsync(string name)
    {
        await SettleAsync();
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Artifacts.Folder("screenshots"), name + ".png") });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

/// <summary>The folder of things that are made and never committed.</summary>
internal static class Artifacts
{
    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ProtocolBot.sln")))
            root = root.Parent;
        Assert.True(root is not null, "The tests run inside the repository: they keep screenshots and fetched clients in its artifacts folder.");
        return Directory.CreateDirectory(Path.Combine(root.FullName, "artifacts", name)).FullName;
    }
}
