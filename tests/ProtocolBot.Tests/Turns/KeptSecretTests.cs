using System.Text;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;
using ProtocolBot.Host.Turns;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Turns;

/// <summary>What a person wrote is nowhere on the disk and in no log, and nothing of an answer is kept longer than it must be.</summary>
public sealed class KeptSecretTests
{
    private const string Canary = "kanarieZwartwouw";

    [Fact]
    public async Task No_word_or_id_of_a_person_stands_in_a_file_or_in_the_log()
    {
        await using var connector = await FakeConnector.StartAsync();
        connector.Answer(ConnectorAnswer.Throttled(TimeSpan.FromHours(1)));
        await using var bot = await BotUnderTest.StartAsync();
        var chat = bot.Chat(name: $"{Canary} de Vries");
        await chat.StartAsync("doubt");
        var written = await chat.PressAsync("doubt", "what", $"een account voor {Canary}");
        await bot.ExchangeAsync(chat.Said($"nog iets over {Canary}", connector.ServiceUrl));
        await connector.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        await bot.Get<OutboxSender>().WhenIdle;

        Assert.Equal("doubt/where", written.Asks);
        Assert.Equal(1, (await bot.Get<BotDb>().StateAsync(DateTimeOffset.MaxValue, TestContext.Current.CancellationToken)).Waiting);
        AssertNowhere(bot.Folder, Canary, chat.Conversation, "29:person");
        Assert.DoesNotContain(bot.Log.Lines, line => line.Text.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_answer_is_repeated_within_ten_minutes_and_erased_after()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));
        await using var bot = await BotUnderTest.StartAsync(time: clock);
        var chat = bot.Chat();
        var question = chat.Said("menu");
        var first = await bot.ExchangeAsync(question);

        clock.Advance(TimeSpan.FromMinutes(9));
        await Worker(bot).SweepAsync(clock.GetUtcNow(), TestContext.Current.CancellationToken);
        var again = await bot.ExchangeAsync(question);
        clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        await Worker(bot).SweepAsync(clock.GetUtcNow(), TestContext.Current.CancellationToken);
        var late = await bot.ExchangeAsync(question);

        Assert.Equal(first.Body, again.Body);
        Assert.Equal("{\"activities\":[]}", late.Body);
        Assert.Equal(new EarlierAnswer(null), await bot.Get<BotDb>().FindAsync(Keys.Activity(question) ?? default, TestContext.Current.CancellationToken));
    }

    private static OutboxWorker Worker(BotUnderTest bot) => bot.Services.GetServices<IHostedService>().OfType<OutboxWorker>().Single();

    private static void AssertNowhere(string folder, params string[] words)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, static file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = Bytes(file);
            foreach (var word in words)
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{Path.GetFileName(file)} holds {word}");
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) < 0, $"{Path.GetFileName(file)} holds {word} in UTF-16");
                Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(word))[..12])) < 0, $"{Path.GetFileName(file)} holds {word} in base64");
            }
        }
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
