using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>One bot for all tests of a class; each talks in a conversation of its own.</summary>
public class OneBot : IAsyncLifetime
{
    private BotUnderTest? bot;

    internal BotUnderTest Bot => bot ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync() => bot = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected virtual Task<BotUnderTest> StartAsync() => BotUnderTest.StartAsync();

    /// <summary>A sentence of wording.yaml, up to its first {name}, so that a better word breaks no test.</summary>
    internal static string Wording(string id, Tongue tongue = Tongue.Dutch) => ShippedContent.Set.Wording[id].In(tongue).Split('{')[0].Trim();
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class OneBotOnPostgres : OneBot
{
    private protected override Task<BotUnderTest> StartAsync() => BotUnderTest.StartOnPostgresAsync();
}
