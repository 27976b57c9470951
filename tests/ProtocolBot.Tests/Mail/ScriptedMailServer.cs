using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProtocolBot.Tests.Mail;

/// <summary>A mail server that behaves until the point where its script says otherwise: an answer, silence, or a broken connection.</summary>
internal sealed class ScriptedMailServer : IAsyncDisposable
{
    public const string Greeting = "GREETING";
    public const string Message = "MESSAGE";

    /// <summary>Instead of an answer.</summary>
    public const string HangUp = "(hangs up)";
    public const string Silence = "(says nothing)";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, string> script;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> reached = new();
    private readonly ConcurrentBag<Task> talks = [];
    private readonly Task accepting;

    public ScriptedMailServer(params (string At, string Answer)[] script)
    {
        this.script = new(script.ToDictionary(pair => pair.At, pair => pair.Answer));
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Whether it takes several commands at once, as most do.</summary>
    public bool Pipelining { get; init; } = true;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What came whole, whether or not it was answered.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>From now on it behaves here.</summary>
    public void Mend(string at) => script.TryRemove(at, out _);

    /// <summary>Waits until a client has come so far.</summary>
    public Task ReachedAsync(string at, CancellationToken cancellationToken) => Sign(at).WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Stop();
        await Task.WhenAll(talks);
        end.Dispose();
    }

    private SemaphoreSlim Sign(string at) => reached.GetOrAdd(at, _ => new SemaphoreSlim(0));

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(end.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                var on = await AnswerAsync(stream, Greeting, "220 ready");
                while (on && await reader.ReadLineAsync(end.Token) is { } line)
                {
                    Commands.Enqueue(line);
                    on = await HearAsync(stream, reader, line);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client left, or the test is over.
        }
    }

    private async Task<bool> HearAsync(NetworkStream stream, StreamReader reader, string line)
    {
        var verb = line.Split(' ')[0].ToUpperInvariant();
        var on = await AnswerAsync(stream, verb, verb switch { "EHLO" => $"250-scripted\r\n{(Pipelining ? "250-PIPELINING\r\n" : "")}250 AUTH PLAIN", "DATA" => "354 go on", "AUTH" => "235 welcome", "QUIT" => "221 bye", _ => "250 fine" });
        if (!on || verb != "DATA" || script.ContainsKey("DATA"))
            return on && verb != "QUIT";
        var words = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } part && part != ".")
            words.Append(part).Append("\r\n");
        Mails.Enqueue(words.ToString());
        return await AnswerAsync(stream, Message, "250 queued");
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, string at, string usual)
    {
        var answer = script.GetValueOrDefault(at, usual);
        Sign(at).Release();
        if (answer == HangUp)
            return false;
        if (answer == Silence)
            await Task.Delay(Timeout.Infinite, end.Token);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), end.Token);
        return true;
    }
}
