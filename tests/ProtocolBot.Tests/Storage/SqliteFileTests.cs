using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class SqliteFileTests
{
    [Fact]
    public async Task Every_connection_has_the_settings_that_our_promises_rest_on()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Sqlite);

        using var connection = SqliteConnections.Open(storage.File);
        var settings = SqliteConnections.Read(connection);

        Assert.Equal("wal", settings["journal_mode"]);
        Assert.Equal("2", settings["synchronous"]);
        Assert.Equal("1", settings["secure_delete"]);
        Assert.Equal("1", settings["foreign_keys"]);
        Assert.Equal("2", settings["temp_store"]);
        Assert.Equal("5000", settings["busy_timeout"]);
        Assert.Equal("0", settings["wal_autocheckpoint"]);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_as_it_was()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Sqlite);
        await storage.SaveAsync("anna", 0, "one");
        storage.Query($"PRAGMA user_version = {SqliteSchema.Version + 1}");

        var refusal = Assert.Throws<InvalidOperationException>(() => storage.Open());

        Assert.Contains($"schema version {SqliteSchema.Version + 1}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM conversation"));
    }

    [Fact]
    public async Task Programs_that_start_at_once_on_an_empty_folder_all_start()
    {
        var folder = Directory.CreateTempSubdirectory("protocolbot-");
        try
        {
            var file = Path.Combine(folder.FullName, "protocolbot.db");

            var connections = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SqliteSchema.Open(file))));

            Assert.All(connections, static connection => connection.Dispose());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_that_is_no_database_stops_the_start_with_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("protocolbot-");
        try
        {
            var file = Path.Combine(folder.FullName, "protocolbot.db");
            File.WriteAllText(file, new string('x', 10_000));

            var refusal = Assert.Throws<StorageException>(() => SqliteSchema.Open(file));

            Assert.Contains("restore a backup", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(10_000, new FileInfo(file).Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_is_damaged_while_we_run_is_reported_once_and_nothing_is_done_with_it_any_more()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Sqlite);
        await Task.WhenAll(Enumerable.Range(0, 3_000).Select(at => storage.SaveAsync($"person {at}", 0, new string('s', 1_000))));
        await ((SqliteBotDb)storage.Db).CheckpointAsync();
        Damage(storage.File);

        var faults = 0;
        for (var at = 0; at < 3_000; at++)
        {
            faults += await FailsAsync(() => storage.LoadAsync($"person {at}")) ? 1 : 0;
        }

        Assert.True(faults > 0);
        Assert.Equal(1, storage.Damages);
        Assert.True(await FailsAsync(() => storage.SaveAsync("somebody", 0, "new")));
        Assert.True(await FailsAsync(() => storage.LoadAsync("person 1")));
        Assert.Equal(1, storage.Damages);
        Assert.Throws<StorageException>(() => storage.Open());
    }

    [Fact]
    public async Task Nothing_is_left_on_disk_of_a_reply_that_arrived()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Sqlite);
        var lease = storage.Lease();
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, null, outgoing: ["only-here-2718"], lease: lease));

        await storage.SettleAsync(saved.Outgoing[0], lease, new Settlement.Done());
        await ((SqliteBotDb)storage.Db).CheckpointAsync();

        Assert.Equal(0L, storage.Query("SELECT COUNT(*) FROM outbox"));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(storage.File) ?? ""))
        {
            Assert.DoesNotContain("only-here-2718", await ReadAsync(file), StringComparison.Ordinal);
        }
    }

    private static async Task<bool> FailsAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (StorageException)
        {
            return true;
        }
    }

    /// <summary>Leaves the head of the file, and makes the rest into noise.</summary>
    private static void Damage(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Seek(8 * 4096, SeekOrigin.Begin);
        var noise = new byte[stream.Length - stream.Position];
        Array.Fill(noise, (byte)0xA5);
        stream.Write(noise);
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
