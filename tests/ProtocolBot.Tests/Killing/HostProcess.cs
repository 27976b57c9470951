using System.Diagnostics;
using System.Text;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Operations;
using ProtocolBot.Tests.Support;

using Activity = ProtocolBot.BotFramework.Activity;

namespace ProtocolBot.Tests.Killing;

/// <summary>The real program as a process of its own, which dies as by kill -9: nothing is flushed, closed or said.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly HttpClient http;

    private HostProcess(Process process, Uri address)
    {
        this.process = process;
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public Uri Address => http.BaseAddress!;

    public bool IsDead => process.HasExited;

    /// <param name="failpoint">"notice.sent:1": where it is to kill itself; null for nowhere.</param>
    /// <param name="settings">More of its environment.</param>
    /// <param name="line">Gets each line that it writes.</param>
    public static async Task<HostProcess?> StartAsync(string folder, string? postgres, string? failpoint, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null, Action<string>? line = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ProtocolBot.Host.dll"), "--environment", "Development", "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Storage__Folder"] = folder;
        start.Environment["Understanding__Folder"] = LearntOnce.Folder;
        start.Environment["Outbox__LeaseSeconds"] = "25";
        start.Environment["Storage__Postgres"] = postgres ?? "";
        start.Environment[Failpoint.Variable] = failpoint ?? "";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var said = new StringBuilder();
        _ = ListenAsync(process.StandardError, line);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } text)
        {
            said.AppendLine(text);
            line?.Invoke(text);
            if (text.StartsWith("      Now listening on", StringComparison.Ordinal) && text.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is var at and >= 0)
            {
                _ = ListenAsync(process.StandardOutput, line);
                return new HostProcess(process, new Uri(text[at..].Trim()));
            }
        }

        await process.WaitForExitAsync(patience.Token);
        using (process)
        {
            // It may have died at its failpoint while it started; any other end is a fault.
            return failpoint is not null && process.ExitCode == 137 ? null : throw new InvalidOperationException($"the program ended with {process.ExitCode}:\n{said}");
        }
    }

    private static async Task ListenAsync(StreamReader to, Action<string>? line)
    {
        while (await to.ReadLineAsync(CancellationToken.None) is { } text)
        {
            line?.Invoke(text);
        }
    }

    /// <summary>What it answers; null when it died, or could not store it.</summary>
    public async Task<Heard?> SayAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new StringContent(JsonSerializer.Serialize(activity, WireJson.Outbound.Activity), Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), body, cancellationToken);
            return response.IsSuccessStatusCode ? await Heard.ReadAsync(response) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Whether it is still there a moment after it did not answer: a death takes its time.</summary>
    public async Task<bool> LivesOnAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(TimeSpan.FromSeconds(2), cancellationToken));
        return !process.HasExited;
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        http.Dispose();
        process.Dispose();
    }
}
