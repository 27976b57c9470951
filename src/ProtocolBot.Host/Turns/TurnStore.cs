using System.Text;
using System.Text.Json;

using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Onboarding;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Turns;

/// <summary>Loads and saves a turn: between records and rows. What is stored is sealed, and what cannot be read any more counts as nothing.</summary>
internal sealed class TurnStore(BotDb db, Sealer sealer, OutboxSender sender, CaseStore cases, Contacts contacts, Learners learners, IOptions<OutboxOptions> options, ILogger<TurnStore> logger)
{
    public async Task<Loaded> LoadAsync(Activity activity, TurnInput input, CancellationToken cancellationToken)
    {
        var conversation = Keys.Conversation(activity);
        if (Keys.Activity(activity) is { } key && await db.FindAsync(key, cancellationToken) is { } before)
        {
            return new Loaded.Before(Again(before, conversation));
        }

        if (input is TurnInput.Joined && await db.FindAsync(Keys.Welcome(activity), cancellationToken) is not null)
        {
            return new Loaded.Before(Answering.Nothing(activity));
        }

        var (stored, learner) = input.Person.Id is { } known ? await db.LoadAsync(conversation, learners.HashOf(known), cancellationToken) : (await db.LoadAsync(conversation, cancellationToken), null);
        return new Loaded.Present(stored.Version, Read(stored, conversation), learner is null ? StoredLearner.None : learners.Open(learner));
    }

    /// <summary>Stores a turn whole, then begins to send its replies. Null when another turn came in between: nothing is stored then.</summary>
    public async Task<TurnResponse?> SaveAsync(Activity activity, Loaded.Present present, TurnDecision decision, IReadOnlyList<Activity> replies, TurnInput input, CancellationToken cancellationToken)
    {
        var (conversation, state, person) = (Keys.Conversation(activity), decision.State, input.Person.Id);
        var reference = ConversationReference.From(activity);
        var answer = Answering.Of(activity, replies);
        var lease = sender.NewLease();
        var outgoing = answer.TakesReplies ? [] : replies.Select(reply => sender.Seal(conversation, ConversationReference.From(activity).Address(reply))).ToList();
        var save = new TurnSave(conversation, present.Version, Write(state, conversation), Keys.Activity(activity), Seal(answer, conversation), outgoing, lease.Now, lease)
        {
            EraseAt = state.Dialogs.DialogStack.IsEmpty && state.Asking is null ? null : lease.Now + options.Value.Unfinished,
            Case = decision.Case is { } begins ? cases.Begin(begins, lease.Now) : null,
            Learner = decision.Learner is { } learnt && person is { } learner ? learners.Save(learner, present.Learner.Version, learnt, lease.Now) : null,
            Person = !decision.Forgets && person is { } known && CanBeTold(activity) ? contacts.News(known, reference) : null,
            Once = input is TurnInput.Joined ? Keys.Welcome(activity) : null,
            Gone = decision.Forgets && person is { } leaving ? await contacts.GoneAsync(leaving, conversation, cancellationToken) : null,
        };
        switch (await db.SaveAsync(save, cancellationToken))
        {
            case SaveOutcome.Saved saved:
                Failpoint.Reach("turn.saved");
                if (save.Person is not null)
                {
                    contacts.Stored(person!.Value, reference);
                }

                if (decision.Forgets && person is { } gone)
                {
                    contacts.Forget(gone);
                }

                Count(decision);
                if (decision.Case?.Events is [Core.Cases.CaseEvent.Opened { Seats.IsEmpty: true } lonely, ..])
                {
                    Log.CaseWithoutReceiver(logger, lonely.Opening.Number.Value);
                }

                sender.Send(saved.Outgoing.Zip(outgoing, (id, payload) => new OutboxRow(id, conversation, payload, 0)), lease);
                return answer.Response;
            case SaveOutcome.Duplicate duplicate:
                return Again(duplicate.Earlier, conversation);
            default:
                return null;
        }
    }

    /// <summary>Only what was stored counts.</summary>
    private static void Count(TurnDecision decision)
    {
        foreach (var verdict in decision.Replies.OfType<Reply.VerdictCard>())
        {
            Telemetry.Verdict(verdict.Verdict.Scenario, Core.Content.PolicyIds.Of(verdict.Verdict.Kind));
        }

        if (decision.Case?.Events is [Core.Cases.CaseEvent.Opened opened, ..])
        {
            Telemetry.CaseBegun(Core.Content.PolicyIds.Of(opened.Opening.Route));
        }
    }

    /// <summary>A channel without an address cannot be spoken to first.</summary>
    public static bool CanBeTold(Activity activity) => activity.ServiceUrl is { Length: > 0 } || activity.ChannelId == DirectLineServer.ChannelId;

    private TurnState Read(StoredConversation stored, ConversationKey conversation)
    {
        if (stored.State is not { } bytes)
        {
            return TurnState.Empty;
        }

        var read = sealer.Open(bytes, conversation.Hash) is { } json ? TurnStateJson.Read(json) : new ReadState(TurnState.Empty, Damaged: true);
        if (read.Damaged)
        {
            Log.StateUnreadable(logger, conversation.Hash);
        }

        return read.State;
    }

    /// <summary>Null when there is nothing to remember: then the row is erased.</summary>
    private byte[]? Write(TurnState state, ConversationKey conversation) => state.IsEmpty ? null : sealer.Seal(TurnStateJson.Write(state), conversation.Hash);

    /// <summary>The answer's body, for the redelivery window; null where there is none to repeat.</summary>
    private byte[]? Seal(Answering answer, ConversationKey conversation) => answer.Response switch
    {
        { Replies: { } replies } => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(new ExpectedReplies(replies), WireJson.Outbound.ExpectedReplies), conversation.Hash),
        { Body: { } body } => sealer.Seal(Encoding.UTF8.GetBytes(body.GetRawText()), conversation.Hash),
        _ => null,
    };

    /// <summary>The same answer again. Once it is erased the activity is still known, and has no second effect.</summary>
    private TurnResponse Again(EarlierAnswer earlier, ConversationKey conversation)
    {
        if (earlier.Body is not { } body || sealer.Open(body, conversation.Hash) is not { } json)
        {
            return TurnResponse.Accepted;
        }

        using var document = JsonDocument.Parse(json);
        return new TurnResponse(200, document.RootElement.Clone());
    }
}

/// <summary>What stands in the way of a turn, or is there to begin it with.</summary>
internal abstract record Loaded
{
    private Loaded()
    {
    }

    /// <summary>This very activity came before, and got this answer; or what it asks for is done once, and was.</summary>
    internal sealed record Before(TurnResponse Answer) : Loaded;

    internal sealed record Present(long Version, TurnState State, StoredLearner Learner) : Loaded;
}
