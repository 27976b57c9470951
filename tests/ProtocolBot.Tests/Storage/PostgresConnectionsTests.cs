using System.Diagnostics;

using Npgsql;

using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class PostgresConnectionsTests
{
    private const string Secret = "geheim-4711";

    [Theory]
    [InlineData($"{Secret}")]
    [InlineData($"Host=db;Database=bot;Passwoord={Secret}")]
    [InlineData($"Host=db;Database=bot;Port={Secret}")]
    [InlineData($"Host=db;Database=bot;Port=99999999999999;Password={Secret}")]
    [InlineData($"Host=db;Password={Secret}")]
    [InlineData($"Database=bot;Password={Secret}")]
    [InlineData($"Host=db;Database=bot;Password=\"{Secret}")]
    public void A_string_that_will_not_do_is_refused_without_repeating_it(string text)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => PostgresConnections.Of(text));

        Assert.Contains("Storage:Postgres", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db.example.org;Database=bot", SslMode.VerifyFull)]
    [InlineData("Host=10.0.0.7:5433;Database=bot", SslMode.VerifyFull)]
    [InlineData("Host=localhost,db.example.org;Database=bot", SslMode.VerifyFull)]
    [InlineData("Host=db.example.org;Database=bot;SSL Mode=Disable", SslMode.Disable)]
    [InlineData("Host=db.example.org;Database=bot;sslmode=require", SslMode.Require)]
    [InlineData("Host=127.0.0.1;Database=bot", SslMode.Prefer)]
    [InlineData("Host=localhost:5433;Database=bot", SslMode.Prefer)]
    [InlineData("Host=/var/run/postgresql;Database=bot", SslMode.Prefer)]
    public void To_another_machine_the_server_is_checked_unless_one_says_otherwise(string text, SslMode mode) =>
        Assert.Equal(mode, PostgresConnections.Completed(text).SslMode);

    [Fact]
    public void What_the_administrator_says_stays_and_the_rest_is_ours()
    {
        var complete = PostgresConnections.Completed("Host=localhost;Database=bot;MaxPoolSize=7;Maximum Pool Size=9;CommandTimeout=30");

        Assert.Equal((9, 30, 3), (complete.MaxPoolSize, complete.CommandTimeout, complete.Timeout));
        Assert.Equal((40, 20), (complete.MaxAutoPrepare, PostgresConnections.Completed("Host=localhost;Database=bot").MaxPoolSize));
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_refuses_stops_the_start_soon_and_says_no_secret()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        var begun = Stopwatch.StartNew();

        var away = Assert.Throws<StorageException>(() => Open($"Host=127.0.0.1;Port=1;Database=bot;Username=bot;Password={Secret}"));
        var refused = Assert.Throws<StorageException>(() => Open(new NpgsqlConnectionStringBuilder(storage.Postgres) { Password = Secret }.ConnectionString));
        var unknown = Assert.Throws<StorageException>(() => Open(new NpgsqlConnectionStringBuilder(storage.Postgres) { Database = "nobody" }.ConnectionString));

        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(10));
        Assert.Contains("28P01", refused.Message, StringComparison.Ordinal);
        Assert.Contains("3D000", unknown.Message, StringComparison.Ordinal);
        Assert.All([away, refused, unknown], static one => Assert.DoesNotContain(Secret, one.ToString(), StringComparison.Ordinal));
    }

    private static void Open(string text) => _ = new PostgresBotDb(text, TimeProvider.System, static () => { });
}
