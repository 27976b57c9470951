using Microsoft.Extensions.Logging;

using ProtocolBot.Host.Mail;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Tests.Mail;

/// <summary>A sender with what it needs, and ears for what it logs.</summary>
internal static class MailBench
{
    public const string To = "sanne.de.boer@school.example";
    public const string From = "protocolbot@school.example";

    public static MailMessage Mail(string id = "3f2a") => new(To, "Er is één melding voor je: 2026-483920 ✓", "Één regel.\n\n.\n.punt\n€ & ümlaut\n", "<p>Één regel &amp; meer</p>\n", id);

    public static MailOptions Options(int port, Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = port, From = From, FromName = "Protocolbot José", Security = MailSecurity.None, TimeoutSeconds = 15 };
        change?.Invoke(options);
        return options;
    }

    public static MailSender Sender(MailOptions options, TimeProvider? time = null, Said? said = null, string folder = "unused") =>
        new(Microsoft.Extensions.Options.Options.Create(options), Microsoft.Extensions.Options.Options.Create(new StorageOptions { Folder = folder }), time ?? TimeProvider.System, said ?? new Said());
}

/// <summary>What was logged, word for word.</summary>
internal sealed class Said : ILogger<MailSender>
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
            lines.Add(formatter(state, exception) + exception);
    }
}
