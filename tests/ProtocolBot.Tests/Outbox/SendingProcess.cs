using System.Text.Json;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Outbox;

/// <summary>The sending part of one bot process, on a shared database, towards a fake connector. Several of them are several processes.</summary>
internal sealed class SendingProcess : IAsyncDisposable
{
    private readonly StorageUnderTest storage;
    private readonly Sealer sealer;
    private readonly OutboundWire wire;
    private readonly DirectLineServer directLine;
    private readonly OutboxWorker worker;
    private readonly string serviceUrl;

    public SendingProcess(StorageUnderTest storage, FakeConnector connector, string keyFolder, int mostAttempts = 8, string? serviceUrl = null)
    {
        this.storage = storage;
        this.serviceUrl = serviceUrl ?? connector.ServiceUrl;
        sealer = new Sealer(DataProtectionProvider.Create(new DirectoryInfo(keyFolder)), Path.Combine(keyFolder, "storage.key"));
        wire = new OutboundWire(connector, "Development", new Dictionary<string, string?>());
        directLine = new DirectLineServer(Options.Create(new DirectLineOptions()), storage.Clock);
        var options = Options.Create(new OutboxOptions { MostAttempts = mostAttempts });
        var pace = new SendingPace(options, storage.Clock);
        Sender = new OutboxSender(storage.Db, sealer, new Delivery(wire.Client, directLine, pace), NoCases, storage.Clock, options, NullLogger<OutboxSender>.Instance);
        worker = new OutboxWorker(storage.Db, Sender, pace, storage.Clock, options, NullLogger<OutboxWorker>.Instance);
    }

    public OutboxSender Sender { get; }

    private static Task<Settlement?> NoCases(OutboxRow row, Lease lease, CancellationToken cancellationToken) => throw new InvalidOperationException("this process has no cases");

    /// <summary>Stores replies as a turn does, and does not send them: so far a process comes that is killed right after.</summary>
    public async Task<(IReadOnlyList<OutboxRow> Rows, Lease Lease)> StoreAsync(string conversation, params string[] texts)
    {
        var lease = Sender.NewLease();
        var key = StorageUnderTest.Conversation(conversation);
        var payloads = texts.Select(text => Sender.Seal(key, Reply(conversation, text))).ToList();
        var save = new TurnSave(key, 0, null, null, null, payloads, lease.Now, lease);
        var saved = Assert.IsType<SaveOutcome.Saved>(await storage.Db.SaveAsync(save, TestContext.Current.CancellationToken));
        return ([.. saved.Outgoing.Zip(payloads, (id, payload) => new OutboxRow(id, key, payload, 0))], lease);
    }

    /// <summary>Stores replies and sends them, and waits until that is done.</summary>
    public async Task AnswerAsync(string conversation, params string[] texts)
    {
        var (rows, lease) = await StoreAsync(conversation, texts);
        Sender.Send(rows, lease);
        await IdleAsync();
    }

    /// <summary>One look for what nobody sends any more, to its end.</summary>
    public async Task LookAsync()
    {
        await worker.LookAsync(TestContext.Current.CancellationToken);
        await IdleAsync();
    }

    public Task IdleAsync() => Sender.WhenIdle.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Sender.WhenIdle;
        worker.Dispose();
        directLine.Dispose();
        sealer.Dispose();
        await wire.DisposeAsync();
    }

    private Activity Reply(string conversation, string text) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = "emulator",
        ServiceUrl = serviceUrl,
        Conversation = new ConversationAccount { Id = conversation },
        Text = text,
        TextFormat = "plain",
        Value = JsonSerializer.SerializeToElement(1),
    };
}
