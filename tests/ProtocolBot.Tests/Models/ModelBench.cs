using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Models;

/// <summary>A bot with a fake model, the same without one, and a clock to turn: one for all tests of a class.</summary>
public sealed class ModelBench : IAsyncLifetime
{
    private BotUnderTest? bot;
    private BotUnderTest? alone;
    private FakeAzureOpenAI? model;

    internal BotUnderTest Bot => bot ?? throw new InvalidOperationException("not started");

    internal BotUnderTest Alone => alone ?? throw new InvalidOperationException("not started");

    internal FakeAzureOpenAI Model => model ?? throw new InvalidOperationException("not started");

    internal FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Budgets are new, and what was left alone is tried again.</summary>
    internal FakeAzureOpenAI NextDay()
    {
        Clock.Advance(TimeSpan.FromDays(1));
        Model.Requests.Clear();
        Model.WhenSilent = null;
        return Model;
    }

    public async ValueTask InitializeAsync()
    {
        model = await FakeAzureOpenAI.StartAsync();
        bot = await ModelBots.StartAsync(model, Clock);
        alone = await BotUnderTest.StartAsync(time: Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Alone.DisposeAsync();
        await Model.DisposeAsync();
    }
}
