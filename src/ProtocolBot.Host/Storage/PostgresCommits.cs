using System.Globalization;
using Npgsql;
using ProtocolBot.Host.Operations;
using static ProtocolBot.Host.Storage.PostgresValues;

namespace ProtocolBot.Host.Storage;

/// <summary>Commits so that one knows: when the connection breaks before the answer came, the server is asked afterwards what became of it.</summary>
internal sealed class PostgresCommits(PostgresAttempts attempts)
{
    /// <summary>Changes cases and commits, or stores nothing and answers false.</summary>
    public async Task<bool> ChangeAsync(NpgsqlConnection connection, Func<CaseSql, bool> change)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var id = await IdAsync(connection);
        if (!change(new CaseSql(connection, transaction, PostgresLocks.Audit, PostgresLocks.NamedLane)))
        {
            return false;
        }

        try
        {
            Failpoint.Reach("commit.before");
            await transaction.CommitAsync();
            Failpoint.Reach("commit.after");
            return true;
        }
        catch (Exception exception) when (PostgresFaults.Broken(exception))
        {
            if (await IsCommittedAsync(id))
            {
                return true;
            }

            throw;
        }
    }

    private static async Task<string> IdAsync(NpgsqlConnection connection)
    {
        await using var command = Command(connection, "SELECT pg_current_xact_id()::text");
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>A server that came back from a crash has taken back what was not committed; one that lives may still be at it, and is asked again.</summary>
    private Task<bool> IsCommittedAsync(string id) => attempts.RunAsync(
        repeatable: true,
        async connection =>
        {
            await using var command = Command(connection, "SELECT pg_xact_status($1::text::xid8)", Text(id));
            return await command.ExecuteScalarAsync() switch
            {
                "committed" => true,
                "in progress" => throw new IOException("not yet known"),
                _ => false,
            };
        },
        CancellationToken.None);
}
