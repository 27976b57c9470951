using System.Diagnostics;
using System.Text.Json;

using MimeKit;

using ProtocolBot.Tests.Browser;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Mail;

/// <summary>A mail server that nobody here wrote (npm smtp-server), as a process of its own.</summary>
internal sealed class RealMailServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    private readonly Process process;

    private RealMailServer(Process process) => this.process = process;

    public int Port { get; private set; }

    public static async Task<RealMailServer> StartAsync(MailServerSettings settings, CancellationToken cancellationToken)
    {
        var package = await NpmPackage.InstallAsync("smtp-server", "3.21.6", cancellationToken);
        var start = new ProcessStartInfo("node", [Repository.Folder("tests/ProtocolBot.Tests/Mail/mail-server.js"), package]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start);
        Assert.NotNull(process);
        var server = new RealMailServer(process);
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(settings, Json).AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        server.Port = (await server.LineAsync(cancellationToken)).GetProperty("port").GetInt32();
        return server;
    }

    /// <summary>The next mail that it took.</summary>
    public async Task<ReceivedMail> MailAsync(CancellationToken cancellationToken) =>
        (await LineAsync(cancellationToken)).Deserialize<ReceivedMail>(Json) ?? throw new InvalidOperationException("the server said nothing");

    /// <summary>All that it took, once it has ended.</summary>
    public async Task<int> TookAsync(CancellationToken cancellationToken)
    {
        process.StandardInput.Close();
        var rest = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        return rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private async Task<JsonElement> LineAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var line = await process.StandardOutput.ReadLineAsync(patience.Token);
        Assert.True(line is not null, "the mail server ended");
        return JsonSerializer.Deserialize<JsonElement>(line);
    }
}

/// <summary>What the mail server is told to be.</summary>
/// <param name="Slow">Milliseconds before it takes a mail.</param>
internal sealed record MailServerSettings(string? Key = null, string? Cert = null, bool ImplicitTls = false, bool OffersTls = false, string? User = null, string? Password = null, int Slow = 0);

/// <summary>A mail as the server has it.</summary>
internal sealed record ReceivedMail(string Raw, string From, string[] To, bool Secure, string? User, int MostConnections)
{
    public byte[] Bytes() => Convert.FromBase64String(Raw);

    public MimeMessage Parse() => MimeMessage.Load(new MemoryStream(Bytes()));
}
