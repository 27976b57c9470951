using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

using Npgsql;

namespace ProtocolBot.Tests.Support;

/// <summary>Stands between a program and PostgreSQL, and breaks the connection once at a chosen word: before the server hears it, or after it did its work and before the program hears so.</summary>
internal sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly IPEndPoint server;
    private string? word;
    private bool reaches;
    private int cuts;

    private CutWire(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        server = new IPEndPoint(IPAddress.Parse(builder.Host ?? ""), builder.Port);
        listener.Start();
        builder.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        ConnectionString = builder.ConnectionString;
    }

    public string ConnectionString { get; }

    public int Cuts => Volatile.Read(ref cuts);

    public static Task<CutWire> StartAsync(string connectionString)
    {
        var wire = new CutWire(connectionString);
        _ = wire.AcceptAsync();
        return Task.FromResult(wire);
    }

    /// <summary>The server hears it; its answer is kept from the program.</summary>
    public void CutAfter(string said) => Cut(said, arrives: true);

    /// <summary>The server never hears it.</summary>
    public void CutBefore(string said) => Cut(said, arrives: false);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Dispose();
        ended.Dispose();
    }

    private void Cut(string said, bool arrives)
    {
        reaches = arrives;
        Volatile.Write(ref word, said);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync(ended.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The end of the test.
        }
    }

    private async Task CarryAsync(TcpClient program)
    {
        using var here = program;
        using var there = new TcpClient();
        try
        {
            await there.ConnectAsync(server, ended.Token);
            var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var keep = new StrongBox<bool>();
            await Task.WhenAny(TowardsServerAsync(here, there, keep, kept.Task), TowardsProgramAsync(here, there, keep, kept));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // One of the two went away: so does the other.
        }
    }

    /// <param name="keep">Set when what the server says next is to be kept from the program.</param>
    /// <param name="kept">Completes when that was heard.</param>
    private async Task TowardsServerAsync(TcpClient here, TcpClient there, StrongBox<bool> keep, Task kept)
    {
        var buffer = new byte[65_536];
        while (await here.GetStream().ReadAsync(buffer, ended.Token) is > 0 and var count)
        {
            var cut = Volatile.Read(ref word) is { } said && Encoding.Latin1.GetString(buffer, 0, count).Contains(said, StringComparison.Ordinal) && Interlocked.Exchange(ref word, null) is not null;
            if (cut)
            {
                Interlocked.Increment(ref cuts);
                if (!reaches)
                {
                    return;
                }

                Volatile.Write(ref keep.Value, true);
            }

            await there.GetStream().WriteAsync(buffer.AsMemory(0, count), ended.Token);
            if (cut)
            {
                await kept.WaitAsync(ended.Token);
                return;
            }
        }
    }

    private async Task TowardsProgramAsync(TcpClient here, TcpClient there, StrongBox<bool> keep, TaskCompletionSource kept)
    {
        var buffer = new byte[65_536];
        while (await there.GetStream().ReadAsync(buffer, ended.Token) is > 0 and var count)
        {
            if (Volatile.Read(ref keep.Value))
            {
                kept.SetResult();
                return;
            }

            await here.GetStream().WriteAsync(buffer.AsMemory(0, count), ended.Token);
        }
    }
}
