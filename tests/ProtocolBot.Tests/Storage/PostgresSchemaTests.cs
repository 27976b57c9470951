using Npgsql;

using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class PostgresSchemaTests
{
    [Fact]
    public async Task Programs_that_start_at_once_on_an_empty_database_all_start_and_each_step_is_taken_once()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        await using var source = NpgsqlDataSource.Create(storage.Postgres);
        storage.Query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(storage.Open)));

        Assert.Equal(PostgresSchema.Version, storage.Query("SELECT version FROM schema_version"));
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM schema_version"));
        Assert.IsType<SaveOutcome.Saved>(await storage.SaveAsync("anna", 0, "one", activity: "m1", outgoing: ["1"]));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_as_it_was()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        await storage.SaveAsync("anna", 0, "one");
        storage.Query($"UPDATE schema_version SET version = {PostgresSchema.Version + 1}");

        var refusal = Assert.Throws<InvalidOperationException>(() => storage.Open());

        Assert.Contains($"schema version {PostgresSchema.Version + 1}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM conversation"));
        Assert.Equal(PostgresSchema.Version + 1, storage.Query("SELECT version FROM schema_version"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_database_as_it_was()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        storage.Query("DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE person (somebody_elses TEXT)");

        Assert.Throws<StorageException>(() => storage.Open());

        Assert.Equal(1L, storage.Query("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_database_that_may_lose_what_it_said_is_stored_is_refused()
    {
        await using var storage = await StorageUnderTest.OpenAsync(Database.Postgres);
        storage.Query($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(storage.Postgres).Database} SET synchronous_commit = off");
        NpgsqlConnection.ClearAllPools();

        var refusal = Assert.Throws<InvalidOperationException>(() => storage.Open());

        Assert.Contains("synchronous_commit", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_and_columns_are_those_of_SQLite()
    {
        await using var postgres = await StorageUnderTest.OpenAsync(Database.Postgres);
        await using var sqlite = await StorageUnderTest.OpenAsync(Database.Sqlite);

        var columns = postgres.Query("SELECT string_agg(table_name || '.' || column_name, ' ' ORDER BY table_name || '.' || column_name COLLATE \"C\") FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_version'");

        Assert.Equal(
            sqlite.Query("SELECT group_concat(name, ' ') FROM (SELECT t.name || '.' || c.name AS name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY 1)"),
            columns);
    }
}
