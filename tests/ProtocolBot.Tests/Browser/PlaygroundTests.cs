using System.Collections.Concurrent;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

using ProtocolBot.BotFramework;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>The Agents Playground in Chromium at our real endpoint; behind it a scripted bot that answers in the answer itself.</summary>
public sealed class PlaygroundTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task One_types_presses_a_button_and_reads_the_verdict()
    {
        var bot = new InlineBot();
        await using var app = await ServeAsync(bot);
        await using var playground = await Playground.StartAsync(app.Urls.First() + "/api/messages", DeliveryModes.ExpectReplies, TestContext.Current.CancellationToken);
        await using var window = await chromium.OpenAsync();
        var page = window.Page;

        await page.GotoAsync(playground.Address);
        await Expect(page.GetByText("Hoi! Waar kan ik je mee helpen?").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await page.Keyboard.TypeAsync("mag ik een foto van mijn klas op insta zetten?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mijn eigen account of kanaal" }).Last.ClickAsync();
        await Expect(page.GetByText("Op je eigen account mogen geen leerlingen te zien zijn.").First).ToBeVisibleAsync();
        await window.ShootAsync("playground-scripted");

        var messages = bot.Heard.Where(activity => activity.Type == ActivityTypes.Message).ToArray();
        Assert.Equal("mag ik een foto van mijn klas op insta zetten?", messages[0].Text?.Trim());
        Assert.Equal("own-account", messages[1].Value?.GetProperty("answer").GetString());
        Assert.All(messages, activity => Assert.Equal("msteams", activity.ChannelId));
    }

    private static async Task<WebApplication> ServeAsync(IActivityHandler bot)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(bot);
        builder.Services.AddBotFramework(builder.Configuration, builder.Environment);
        var app = builder.Build();
        app.MapBotFramework();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private sealed class InlineBot : IActivityHandler
    {
        public ConcurrentQueue<Activity> Heard { get; } = [];

        public Task<TurnResponse> OnTurnAsync(InboundActivity inbound, CancellationToken cancellationToken)
        {
            Heard.Enqueue(inbound.Activity);
            return Task.FromResult(new TurnResponse(200, null, [.. ScriptedScenario.Answer(inbound.Activity).Select(ConversationReference.From(inbound.Activity).Address)]));
        }
    }
}
