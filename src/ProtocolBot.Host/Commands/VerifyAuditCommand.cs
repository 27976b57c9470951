using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Commands;

/// <summary>Shows whether anybody tampered with what was seen and done.</summary>
internal static class VerifyAuditCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var options = StorageOptions.From(Hosting.Configuration(args));
        if (Anchor(args, options) is not { IsGood: true } given)
        {
            await Console.Error.WriteLineAsync("verify-audit [--anchor SEQ:HASH]: the anchor is what an earlier run, the log or the file audit.anchor shows.");
            return 2;
        }

        await using var db = BotDatabases.Open(options, TimeProvider.System, static () => { });
        var finding = await new AuditCheck(db).RunAsync(given.Anchor, cancellationToken);
        await Console.Out.WriteLineAsync(finding.Flaw is { } flaw ? $"TAMPERED: {flaw}" : $"{finding.Links} links, whole; head {finding.Head}{(given.Anchor is null ? "" : $"; holds the anchor {given.Anchor}")}");
        return finding.Flaw is null ? 0 : 1;
    }

    /// <summary>The one that was given, else the one noted beside the database.</summary>
    private static (bool IsGood, AuditHead? Anchor) Anchor(string[] args, StorageOptions options)
    {
        if (Array.IndexOf(args, "--anchor") is var at and >= 0)
        {
            var anchor = at + 1 < args.Length ? AuditHead.Read(args[at + 1]) : null;
            return (anchor is not null, anchor);
        }

        return (true, File.Exists(AuditAnchor.FileOf(options)) ? AuditHead.Read(File.ReadAllText(AuditAnchor.FileOf(options))) : null);
    }
}
