using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Turns;

/// <summary>Load, decide, save, send: one activity from the wire to its effect. Nothing is answered that is not stored.</summary>
internal sealed class TurnHandler : IActivityHandler
{
    /// <summary>Another process can come in between; three times in a row means that something is wrong.</summary>
    private const int MostAttempts = 3;

    private readonly ContentSet content;
    private readonly BotDb db;
    private readonly TurnStore store;
    private readonly OutboxSender sender;
    private readonly ReplyRenderer renderer;
    private readonly Typing typing;
    private readonly TimeProvider time;
    private readonly ConversationLocks locks = new();

    public TurnHandler(ContentSet content, BotDb db, TurnStore store, OutboxSender sender, ReplyRenderer renderer, Typing typing, TimeProvider time)
    {
        this.content = content;
        this.db = db;
        this.store = store;
        this.sender = sender;
        this.renderer = renderer;
        this.typing = typing;
        this.time = time;
    }

    public async Task<TurnResponse> OnTurnAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        if (TurnInputReader.Read(inbound, time.GetUtcNow()) is not { } input)
        {
            return inbound.Activity.Type == ActivityTypes.Invoke ? new TurnResponse(501) : Answering.Nothing(inbound.Activity);
        }

        using var shown = typing.After(inbound);
        using var pass = await locks.EnterAsync(Keys.Conversation(inbound.Activity), cancellationToken);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await TryAsync(inbound, input, cancellationToken) is { } response)
            {
                return response;
            }
        }

        throw new StorageException("the conversation kept changing", new InvalidOperationException($"{MostAttempts} conflicts"));
    }

    /// <summary>Null when another turn came in between and all must be decided anew. That is safe because deciding is pure.</summary>
    private async Task<TurnResponse?> TryAsync(InboundActivity inbound, TurnInput input, CancellationToken cancellationToken)
    {
        var activity = inbound.Activity;
        var conversation = Keys.Conversation(activity);
        if (Keys.Activity(activity) is { } key && await db.FindAsync(key, cancellationToken) is { } before)
        {
            return store.Answer(before, conversation);
        }

        var stored = await db.LoadAsync(conversation, cancellationToken);
        var decision = Turn.Decide(content, store.Read(stored, conversation), input);
        var replies = renderer.Render(decision, activity);

        var answer = Answering.Of(activity, replies);
        var lease = sender.NewLease();
        var outgoing = answer.TakesReplies ? [] : replies.Select(reply => sender.Seal(conversation, ConversationReference.From(activity).Address(reply))).ToList();
        var save = new TurnSave(conversation, stored.Version, store.Write(decision.State, conversation), Keys.Activity(activity), store.Seal(answer, conversation), outgoing, lease.Now, lease);
        switch (await db.SaveAsync(save, cancellationToken))
        {
            case SaveOutcome.Saved saved:
                sender.Send(saved.Outgoing.Zip(outgoing, (id, payload) => new OutboxRow(id, conversation, payload, 0)), lease);
                return answer.Response;
            case SaveOutcome.Duplicate duplicate:
                return store.Answer(duplicate.Earlier, conversation);
            default:
                return null;
        }
    }
}
