using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

using ProtocolBot.Host.Pages.Demo;

using Xunit;

namespace ProtocolBot.Tests.Browser;

/// <summary>The Microsoft 365 Agents Playground: a Teams client that nobody here wrote, as a process of its own.</summary>
internal sealed class Playground : IAsyncDisposable
{
    private const string Package = "@microsoft/m365agentsplayground";
    private const string Version = "0.2.28";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private Playground(Process process, int port)
    {
        this.process = process;
        Address = $"http://localhost:{port}";
    }

    public string Address { get; }

    /// <param name="bot">Where the bot takes activities.</param>
    /// <param name="deliveryMode">"default": the bot answers by the connector that the Playground offers; "expectReplies": in its answer.</param>
    /// <param name="person">Who sits at it; null for the Playground's own.</param>
    public static async Task<Playground> StartAsync(string bot, string deliveryMode, CancellationToken cancellationToken, Persona? person = null)
    {
        var package = await NpmPackage.InstallAsync(Package, Version, cancellationToken);
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("playground-").FullName;
        if (person is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, ".m365agentsplayground.yml"), Settings(person), cancellationToken);
        }

        var start = new ProcessStartInfo("node", [Path.Combine(package, "cli.js"), "start", "--app-endpoint", bot, "--port", $"{port}", "--delivery-mode", deliveryMode, "--disable-telemetry"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        var process = Process.Start(start);
        Assert.NotNull(process);
        var playground = new Playground(process, port);
        await playground.WaitAsync(cancellationToken);
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    /// <summary>A port that was free a moment ago; the Playground takes no other if it is told one.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Its own form: one who sits at it, and five others.</summary>
    private static string Settings(Persona person) => $"""
        version: "0.1.1"
        tenantId: 00000000-0000-0000-0000-000000000001
        bot: {Flow(("id", "28:protocolbot"), ("name", "ProtocolBot"))}
        currentUser: {Flow(person)}
        users: [{string.Join(", ", Persona.All.Where(other => other != person).Take(5).Select(Flow))}]
        personalChat: {Flow(("id", $"chat-{person.Id}"))}
        groupChat: {Flow(("id", $"group-{person.Id}"), ("name", "Group"))}
        team:
          id: team
          name: Team
          aadGroupId: 00000000-0000-0000-0000-000000000031
          channels: [{Flow(("id", "channel"), ("name", "Channel"))}]
        """;

    private static string Flow(Persona person)
    {
        var mail = $"{person.Id}@ozhw.example";
        return Flow(("id", $"user-{person.Id}"), ("name", person.Name), ("userPrincipleName", mail), ("aadObjectId", person.PersonId.Value), ("givenName", person.Name), ("surname", person.Name), ("email", mail));
    }

    private static string Flow(params (string Key, string Value)[] fields) => $"{{ {string.Join(", ", fields.Select(static field => $"{field.Key}: \"{field.Value}\""))} }}";

    /// <summary>Reads what the program says until it says where it listens; then reads on, so that it never waits for us.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var heard = new List<string>();
        var listening = new TaskCompletionSource();
        void Hear(string? line)
        {
            lock (heard)
                heard.Add(line ?? "");
            if (line?.Contains(Address, StringComparison.OrdinalIgnoreCase) == true || line?.Contains("Listening on", StringComparison.OrdinalIgnoreCase) == true)
                listening.TrySetResult();
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(listening.Task, process.WaitForExitAsync(cancellationToken), Task.Delay(StartsWithin, cancellationToken));
        lock (heard)
            Assert.True(first == listening.Task, "The Agents Playground did not start: " + string.Join("\n", heard));
    }
}
