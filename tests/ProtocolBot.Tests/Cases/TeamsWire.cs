using System.Net.Sockets;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Cases;

/// <summary>The way to Teams: to the fake connector over TLS, or, when the script or the day says so, to a name that is not there or a certificate that nobody believes.</summary>
internal sealed class TeamsWire(FakeConnector connector) : HttpMessageHandler
{
    private readonly HttpMessageInvoker well = new(connector.Transport());
    private readonly HttpMessageInvoker untrusted = new(connector.Transport(trusted: false));
    private readonly HttpMessageInvoker nameless = new(NoSuchName());

    public TeamsScript Script { get; } = new();

    /// <summary>Whether a request is to this conversation, or ("") makes one.</summary>
    public static bool IsTo(string target, string conversation) => conversation.Length == 0
        ? target.EndsWith("/v3/conversations", StringComparison.Ordinal)
        : target.Contains(Uri.EscapeDataString(conversation) + "/activities", StringComparison.Ordinal);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var invoker = Script.WayOf(request.Method.Method, request.RequestUri!.PathAndQuery) switch
        {
            Way.NoName => nameless,
            Way.NoTrust => untrusted,
            _ => well,
        };
        return invoker.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            well.Dispose();
            untrusted.Dispose();
            nameless.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SocketsHttpHandler NoSuchName()
    {
        var transport = ConnectorServices.Transport();
        transport.ConnectCallback = static (_, _) => throw new SocketException((int)SocketError.HostNotFound);
        return transport;
    }
}

/// <summary>Which way a request goes.</summary>
internal enum Way
{
    Well,
    NoName,
    NoTrust,
}

/// <summary>What Teams does with the next requests of one kind; all others go well.</summary>
internal sealed class TeamsScript
{
    private readonly Lock gate = new();
    private readonly Queue<TeamsFault> faults = [];
    private (string Method, string Conversation) concerns;

    /// <summary>Nothing gets out while this is set.</summary>
    public bool IsCutOff { get; set; }

    public void Set(string method, string conversation, IEnumerable<TeamsFault> next)
    {
        lock (gate)
        {
            concerns = (method, conversation);
            faults.Clear();
            foreach (var fault in next.SelectMany(fault => Enumerable.Repeat(fault, fault.Times)))
            {
                faults.Enqueue(fault);
            }
        }
    }

    /// <summary>What the connector answers; null: as usual.</summary>
    public TeamsFault? Next(string method, string target)
    {
        lock (gate)
        {
            return Concerns(method, target) && faults.TryDequeue(out var fault) ? fault : null;
        }
    }

    public Way WayOf(string method, string target)
    {
        lock (gate)
        {
            return IsCutOff ? Way.NoName
                : Concerns(method, target) && faults.TryPeek(out var fault) && fault.Way is not Way.Well ? faults.Dequeue().Way
                : Way.Well;
        }
    }

    private bool Concerns(string method, string target) => method == concerns.Method && TeamsWire.IsTo(target, concerns.Conversation);
}
