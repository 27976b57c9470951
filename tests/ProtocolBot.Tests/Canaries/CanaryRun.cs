using System.Collections.Concurrent;
using System.Text;

using ProtocolBot.Tests.Killing;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Canaries;

/// <summary>The real program at log level Trace, with all that it writes kept and looked through: its lines, its measurements, its database while it runs and after kill -9, its temporary files and its mails.</summary>
internal sealed class CanaryRun(string? postgres, IEnumerable<string> alsoLookIn)
{
    public int Cases { get; private set; }

    public int Lines { get; private set; }

    public int Exports { get; private set; }

    /// <returns>Where canaries were found.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(int count, CancellationToken cancellationToken)
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var telemetry = await TelemetryRecorder.StartAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("protocolbot-canary-").FullName;
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        var said = new ConcurrentQueue<string>();
        using var life = await HostProcess.StartAsync(folder, postgres, null, cancellationToken, Settings(telemetry.Address, temporary), said.Enqueue) ?? throw new InvalidOperationException("it did not start");
        using var http = new HttpClient { BaseAddress = life.Address, Timeout = TimeSpan.FromSeconds(20) };
        var walk = new CanaryWalk(http, connector, cancellationToken);
        await walk.RunAsync(count);

        // Measurements and notices are on their way.
        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
        List<string> found = [.. CanaryScan.InFiles(folder).Select(place => "while it ran: " + place)];
        await life.KillAsync(cancellationToken);
        found.AddRange(CanaryScan.InFiles(folder).Select(place => "after it was killed: " + place));
        found.AddRange(alsoLookIn.SelectMany(CanaryScan.InFiles));
        found.AddRange(said.SelectMany(line => CanaryScan.In($"the log, {line.Trim()}", Encoding.UTF8.GetBytes(line))).Distinct());
        found.AddRange(telemetry.Received.SelectMany(body => CanaryScan.In("telemetry", body)));
        (Cases, Lines, Exports) = (walk.Cases, said.Count, telemetry.Received.Count);
        Directory.Delete(folder, recursive: true);
        return found;
    }

    private static Dictionary<string, string> Settings(string telemetry, string temporary) => new()
    {
        ["Logging__LogLevel__Default"] = "Trace",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["TMPDIR"] = temporary,

        // Else the runtime puts a pipe there, and who reads it waits for ever.
        ["DOTNET_EnableDiagnostics"] = "0",
        ["Mail__PickupFolder"] = "mail",
        ["Mail__From"] = "bot@ozhw.example",
        ["Cases__UrgentTeamsMinutes"] = "1",
    };
}
