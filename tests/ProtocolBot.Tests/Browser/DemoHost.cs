using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Tests.BotFramework.DirectLine;

using Xunit;

namespace ProtocolBot.Tests.Browser;

/// <summary>The demo page on a port of its own, with a scripted bot behind it.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DemoHost(WebApplication app, ScriptedBot bot)
    {
        this.app = app;
        Bot = bot;
        Address = app.Urls.First();
    }

    public string Address { get; }

    public ScriptedBot Bot { get; }

    public static async Task<DemoHost> StartAsync(string environment = "Development")
    {
        var bot = new ScriptedBot { Script = ScriptedScenario.Answer };
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IActivityHandler>(bot);
        builder.Services.AddDirectLine(builder.Configuration, builder.Environment);
        var app = builder.Build();
        app.MapDirectLine();
        app.MapDemoPage(PageWords.Load());
        bot.Server = app.Services.GetRequiredService<DirectLineServer>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new DemoHost(app, bot);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
