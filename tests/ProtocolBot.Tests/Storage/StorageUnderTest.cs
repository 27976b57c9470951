using System.Security.Cryptography;
using System.Text;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

/// <summary>A real SQLite file in a folder of its own, and short ways to say what a turn stores.</summary>
internal sealed class StorageUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-");
    private readonly List<SqliteBotDb> opened = [];
    private int damages;

    public StorageUnderTest() => Db = Open();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

    public SqliteBotDb Db { get; }

    public string File => Path.Combine(folder.FullName, "protocolbot.db");

    /// <summary>How often somebody was told that the file is damaged.</summary>
    public int Damages => Volatile.Read(ref damages);

    /// <summary>Another process on the same file.</summary>
    public SqliteBotDb Open()
    {
        var db = new SqliteBotDb(File, Clock, () => Interlocked.Increment(ref damages));
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
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
