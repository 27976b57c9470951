using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Npgsql;

using ProtocolBot.Tests.Support;

using Xunit;

[assembly: AssemblyFixture(typeof(PostgresOfTheRun))]

namespace ProtocolBot.Tests.Support;

/// <summary>A real PostgreSQL server in a folder of its own, on loopback, durable as in production. It ends with the process that started it, however that ends.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>A word to look for where it must not stand.</summary>
    public const string Password = "kanarie-wachtwoord-8273";

    private readonly string folder;
    private readonly int port;
    private Process running;
    private int databases;

    private PostgresServer(string folder, int port)
    {
        this.folder = folder;
        this.port = port;
        running = Run(folder, port);
    }

    /// <summary>Its pages, its journal and its log.</summary>
    public string DataFolder => folder;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<PostgresServer> StartAsync()
    {
        using var make = Script("make");
        await make.StandardInput.WriteAsync(Password);
        make.StandardInput.Close();
        var made = (await make.StandardOutput.ReadToEndAsync(Cancelled)).Trim();
        await make.WaitForExitAsync(Cancelled);
        Assert.True(make.ExitCode == 0, await make.StandardError.ReadToEndAsync(Cancelled));
        var server = new PostgresServer(made, FreePort());
        await server.ReadyAsync();
        return server;
    }

    /// <summary>A new database.</summary>
    public async Task<string> MakeDatabaseAsync()
    {
        var name = $"bot_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return To(name);
    }

    public async Task DropAsync(string connectionString) =>
        await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(To("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <summary>Kill -9: nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "data", "postmaster.pid"), Cancelled);
        using var postmaster = Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture));
        postmaster.Kill();
        await StopAsync("keep");
    }

    public async Task StartAgainAsync()
    {
        running.Dispose();
        running = Run(folder, port);
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync("");
        running.Dispose();
    }

    private string To(string database) => $"Host=127.0.0.1;Port={port};Database={database};Username=bot;Password={Password}";

    private async Task StopAsync(string word)
    {
        await running.StandardInput.WriteLineAsync(word);
        running.StandardInput.Close();
        await running.WaitForExitAsync(CancellationToken.None);
    }

    private async Task ReadyAsync()
    {
        var said = await running.StandardOutput.ReadLineAsync(Cancelled);
        Assert.True(said == "ready", said is null ? await running.StandardError.ReadToEndAsync(Cancelled) : said);
    }

    private static Process Run(string folder, int port) => Script("run", folder, port.ToString(CultureInfo.InvariantCulture));

    private static Process Script(params string[] arguments)
    {
        var text = File.ReadAllText(Repository.Folder("tests/ProtocolBot.Tests/Support/postgres-server.sh"));
        string[] shell = ["sh", "-c", text, "postgres-server", .. arguments];
        string[] all = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. shell] : shell;
        return Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            WorkingDirectory = "/tmp",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("no shell");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>One server for all tests of a run, started by the first that asks.</summary>
public sealed class PostgresOfTheRun : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(PostgresServer.StartAsync);

    internal static Task<PostgresServer> GetAsync() => Server.Value;

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
        }
    }
}
