using Microsoft.Playwright;

using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Tests.Policy;

using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ProtocolBot.Tests.Browser;

/// <summary>A derailment by the Connector: four Agents Playgrounds, each with a person at it, and one bot that finds them all.</summary>
public sealed class PlaygroundCaseTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task It_is_reported_taken_up_told_to_directeur_and_FG_and_closed()
    {
        await using var bot = await RealBot.StartAsync(TestContext.Current.CancellationToken);
        await using var teacher = await SeatAsync(bot, "leraar-vo");
        await using var leidinggevende = await SeatAsync(bot, "leidinggevende");
        await using var directeur = await SeatAsync(bot, "directeur");
        await using var fg = await SeatAsync(bot, "fg");

        await teacher.SayAsync("escalation");
        foreach (var answer in new[] { "no", "pupils", "bullying", "at-risk", "whatsapp", "none", "skip", "send" })
        {
            await teacher.SayAsync(answer);
        }

        await leidinggevende.Button("action.acknowledge").ClickAsync();
        await Expect(teacher.Heading("news.acknowledged")).ToBeVisibleAsync();

        await leidinggevende.Button("action.inform-director-and-fg").ClickAsync();
        await Expect(directeur.Heading("news.stage-two")).ToBeVisibleAsync();
        await Expect(fg.Heading("news.stage-two")).ToBeVisibleAsync();
        await Expect(teacher.Heading("news.stage-two-opened")).ToBeVisibleAsync();

        await leidinggevende.Button("action.close").ClickAsync();
        await leidinggevende.Cards.GetByText(Words("outcome.resolved")).Last.ClickAsync();
        await leidinggevende.Cards.Locator("textarea").Last.FillAsync("Besproken met de klas.");
        await leidinggevende.Button("action.do").ClickAsync();
        await Expect(teacher.Heading("news.closed")).ToBeVisibleAsync();

        foreach (var seat in new[] { teacher, leidinggevende, directeur, fg })
        {
            await seat.Window.ShootAsync($"playground-case-{seat.Person}");
        }
    }

    private async Task<Seat> SeatAsync(RealBot bot, string person)
    {
        var playground = await Playground.StartAsync(bot.Address + "/api/messages", "default", TestContext.Current.CancellationToken, Persona.Find(person));
        var seat = new Seat(person, playground, await chromium.OpenAsync());
        await seat.Window.Page.GotoAsync(playground.Address);
        await Expect(seat.Cards.First).ToBeVisibleAsync();
        await seat.SayAsync("Nederlands");
        return seat;
    }

    private static string Words(string id) => ShippedContent.Set.CaseWording[id].Dutch;

    /// <summary>A Playground with somebody at it.</summary>
    private sealed class Seat(string person, Playground playground, Window window) : IAsyncDisposable
    {
        public string Person => person;

        public Window Window => window;

        public ILocator Cards => window.Page.Locator(".ac-adaptiveCard");

        /// <summary>Says something and waits until it was answered by a card.</summary>
        public async Task SayAsync(string words)
        {
            var before = await Cards.CountAsync();
            // A card may have a field of its own; what one types in comes after all of them.
            await window.Page.GetByRole(AriaRole.Textbox).Last.ClickAsync();
            await window.Page.Keyboard.TypeAsync(words);
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
            await Expect(Cards).Not.ToHaveCountAsync(before);
        }

        public ILocator Button(string id) => Cards.Locator("button").GetByText(Words(id), new() { Exact = true }).Last;

        public ILocator Heading(string id) => Cards.Locator("[role='heading']").GetByText(Words(id), new() { Exact = true }).Last;

        public async ValueTask DisposeAsync()
        {
            await window.DisposeAsync();
            await playground.DisposeAsync();
        }
    }
}
