using System.Diagnostics;

using Xunit;

namespace ProtocolBot.Tests.Browser;

/// <summary>A program that others wrote, fetched once into artifacts/npm; if it cannot be had, the test fails and says why.</summary>
internal static class NpmPackage
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>The folder of the installed package.</summary>
    public static async Task<string> InstallAsync(string name, string version, CancellationToken cancellationToken)
    {
        var folder = Artifacts.Folder(Path.Combine("npm", $"{name.Replace('/', '-').TrimStart('@')}-{version}"));
        var package = Path.Combine(folder, "node_modules", name);
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(Path.Combine(package, "package.json")))
                await FetchAsync(folder, $"{name}@{version}", cancellationToken);
        }
        finally
        {
            OneAtATime.Release();
        }

        return package;
    }

    private static async Task FetchAsync(string folder, string package, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{"private":true}""", cancellationToken);
        var start = new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", package])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using var npm = Process.Start(start);
            Assert.NotNull(npm);
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await npm.StandardError.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            Assert.True(npm.ExitCode == 0, $"npm could not install {package} (is there a network?): {await output}{errors}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail($"This test needs npm (Node 20 or newer) to fetch {package}.");
        }
    }
}
