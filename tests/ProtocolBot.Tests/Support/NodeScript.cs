using System.Diagnostics;

using ProtocolBot.Tests.Browser;

using Xunit;

namespace ProtocolBot.Tests.Support;

/// <summary>Asks programs that others wrote, in Node, what they make of something of ours.</summary>
internal static class NodeScript
{
    /// <summary>Runs a script of tests/ with the folder of a pinned npm package, standard input to standard output.</summary>
    public static async Task<string> RunAsync(string script, (string Name, string Version) package, string input, CancellationToken cancellationToken)
    {
        var folder = await NpmPackage.InstallAsync(package.Name, package.Version, cancellationToken);
        var start = new ProcessStartInfo("node", [Repository.Folder($"tests/ProtocolBot.Tests/{script}"), folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start);
        Assert.NotNull(node);
        var output = node.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        await node.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }
}
