using System.Diagnostics;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Operations;

/// <summary>What the real program did as a process of its own, from its start to its end.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="environment">"Outbox__LeaseSeconds=3".</param>
    public static async Task<Ran> Async(string[] args, params string[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("protocolbot-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ProtocolBot.Host.dll"), .. args])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Understanding__Folder"] = LearntOnce.Folder;
        foreach (var setting in environment)
        {
            start.Environment[setting.Split('=')[0]] = setting.Split('=', 2)[1];
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(start);
        Assert.NotNull(process);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The program was to end, and goes on.");
        }

        var ran = new Ran(process.ExitCode, await output, await error);
        folder.Delete(recursive: true);
        return ran;
    }
}
