using System.Security.Cryptography;

using ProtocolBot.Host.Packaging;

namespace ProtocolBot.Host.Commands;

/// <summary>The package that an administrator uploads in Teams: checked, and written only when nothing is wrong with it.</summary>
internal static class PackageCommand
{
    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken) => RunAsync(args, Hosting.Configuration([]), Console.Out, Console.Error, cancellationToken);

    public static async Task<int> RunAsync(string[] args, IConfiguration configuration, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (options, misuse) = PackageOptions.Read(args, configuration);
        if (options is null)
        {
            await error.WriteLineAsync($"package: {misuse} ('package --help' tells the options)".AsMemory(), cancellationToken);
            return 2;
        }

        var package = AppPackage.Make(options.Folder, options.Values);
        foreach (var problem in package.Problems)
        {
            await output.WriteLineAsync(problem.ToString().AsMemory(), cancellationToken);
        }

        if (!package.Problems.IsEmpty)
        {
            await output.WriteLineAsync($"{package.Problems.Length} problems; nothing was written".AsMemory(), cancellationToken);
            return 1;
        }

        if (options.Values is { Privacy: null } or { Terms: null })
        {
            await output.WriteLineAsync("note: without --privacy and --terms both links lead to the website; give them before people install it".AsMemory(), cancellationToken);
        }

        await File.WriteAllBytesAsync(options.Out, package.Zip, cancellationToken);
        await output.WriteLineAsync($"{options.Out}: version {options.Values.Version} for {options.Values.Host}, {package.Zip.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(package.Zip))}".AsMemory(), cancellationToken);
        return 0;
    }
}
