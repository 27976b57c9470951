using System.Security.Cryptography;
using System.Text;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

using Npgsql;

using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Storage;

/// <summary>The databases that keep the same promises.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>A real database of its own (an SQLite file, or one on a PostgreSQL server), and short ways to say what a turn stores.</summary>
internal sealed class StorageUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-");
    private readonly List<BotDb> opened = [];
    private readonly PostgresServer? shared;
    private readonly string? postgres;
    private int damages;

    private StorageUnderTest(PostgresServer? shared, string? postgres)
    {
        this.shared = shared;
        this.postgres = postgres;
        Db = Open();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

    public BotDb Db { get; }

    public string File => Path.Combine(folder.FullName, "protocolbot.db");

    public string Postgres => postgres ?? throw new InvalidOperationException("this is the SQLite file");

    /// <summary>How often somebody was told that the database is damaged.</summary>
    public int Damages => Volatile.Read(ref damages);

    public static async Task<StorageUnderTest> OpenAsync(Database database)
    {
        if (database == Database.Sqlite)
        {
            return new StorageUnderTest(null, null);
        }

        var server = await PostgresOfTheRun.GetAsync();
        return new StorageUnderTest(server, await server.MakeDatabaseAsync());
    }

    /// <summary>A database of a server that the test has for itself, and that ends with it.</summary>
    public static async Task<StorageUnderTest> OnAsync(PostgresServer server) => new(null, await server.MakeDatabaseAsync());

    /// <summary>Another process on the same database. What PostgreSQL waits is true time; a lease is by our clock.</summary>
    public BotDb Open()
    {
        BotDb db = postgres is null
            ? new SqliteBotDb(File, Clock, () => Interlocked.Increment(ref damages))
            : new PostgresBotDb(postgres, TimeProvider.System, () => Interlocked.Increment(ref damages));
        opened.Add(db);
        return db;
    }

    public static ConversationKey Conversation(string name) => new(Hash(name));

    public static ActivityKey Activity(string name) => new(Hash(name));

    public Lease Lease(long owner = 1, int seconds = 30) => new(owner, Clock.GetUtcNow(), Clock.GetUtcNow().AddSeconds(seconds));

    public Task<StoredConversation> LoadAsync(string conversation) => Db.LoadAsync(Conversation(conversation), TestContext.Current.CancellationToken);

    /// <summary>Stores a turn; what is null is not there.</summary>
    public Task<SaveOutcome> SaveAsync(string conversation, long version, string? state, string? activity = null, string? answer = null, string[]? outgoing = null, Lease? lease = null) =>
        Db.SaveAsync(Save(conversation, version, state, activity, answer, outgoing, lease), TestContext.Current.CancellationToken);

    public TurnSave Save(string conversation, long version, string? state, string? activity = null, string? answer = null, string[]? outgoing = null, Lease? lease = null) => new(
        Conversation(conversation), version, Bytes(state), activity is null ? null : Activity(activity), Bytes(answer),
        [.. (outgoing ?? []).Select(text => Encoding.UTF8.GetBytes(text))], Clock.GetUtcNow(), lease ?? Lease());

    public Task<IReadOnlyList<OutboxRow>> ClaimAsync(Lease lease, int most = 50) => Db.ClaimAsync(lease, most, TestContext.Current.CancellationToken);

    public Task<bool> SettleAsync(long id, Lease lease, Settlement settlement) => Db.SettleAsync(id, lease, settlement, TestContext.Current.CancellationToken);

    public static string[] Texts(IEnumerable<OutboxRow> rows) => [.. rows.Select(row => Encoding.UTF8.GetString(row.Payload))];

    /// <summary>Looks past our own code.</summary>
    public object? Query(string sql)
    {
        if (postgres is not null)
        {
            using var source = NpgsqlDataSource.Create(postgres);
            using var asked = source.CreateCommand(sql);
            return asked.ExecuteScalar();
        }

        using var connection = SqliteConnections.Open(File);
        using var command = SqliteBotDb.Command(connection, sql);
        return command.ExecuteScalar();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var db in opened)
        {
            await db.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        if (shared is not null && postgres is not null)
        {
            await shared.DropAsync(postgres);
        }
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
