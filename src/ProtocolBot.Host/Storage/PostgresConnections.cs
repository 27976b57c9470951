using System.Data.Common;
using System.Net;

using Npgsql;

namespace ProtocolBot.Host.Storage;

/// <summary>Makes connections of a connection string, with our own measure where it says nothing. What it says (a password) is never repeated.</summary>
internal static class PostgresConnections
{
    /// <summary>A person hears within five seconds that nothing could be stored.</summary>
    private static readonly (string Key, object Value)[] UnlessSaid =
    [
        ("Application Name", "ProtocolBot"),
        ("Timeout", 3),
        ("Command Timeout", 4),
        ("Cancellation Timeout", 500),
        ("Maximum Pool Size", 20),
        ("Keepalive", 15),
        ("Max Auto Prepare", 40),
        ("Auto Prepare Min Usages", 2),
        // Our statements leave nothing behind in a connection.
        ("No Reset On Close", true),
    ];

    /// <exception cref="InvalidOperationException">It is no connection string; the message does not repeat it.</exception>
    public static NpgsqlDataSource Of(string connectionString)
    {
        try
        {
            return new NpgsqlDataSourceBuilder(Completed(connectionString).ConnectionString).Build();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new InvalidOperationException("Storage:Postgres is no connection string of Npgsql: \"Host=…;Database=…;Username=…;Password=…\"");
        }
    }

    internal static NpgsqlConnectionStringBuilder Completed(string connectionString)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var complete = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(complete.Host) || string.IsNullOrEmpty(complete.Database))
        {
            throw new ArgumentException("no host or no database");
        }

        foreach (var (key, value) in UnlessSaid)
        {
            if (!Says(said, key))
            {
                complete[key] = value;
            }
        }

        // To another machine nothing goes that others could read or answer, unless the administrator says so.
        if (!Says(said, "SSL Mode") && !complete.Host.Split(',').All(IsHere))
        {
            complete.SslMode = SslMode.VerifyFull;
        }

        return complete;
    }

    private static bool Says(DbConnectionStringBuilder said, string key) =>
        said.Keys.Cast<string>().Any(one => one.Replace(" ", "", StringComparison.Ordinal).Equals(key.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    /// <summary>A socket in a folder, or the machine itself.</summary>
    private static bool IsHere(string host)
    {
        var name = host.Trim().Split(':') is [var first, _] ? first : host.Trim();
        return name.StartsWith('/') || name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
