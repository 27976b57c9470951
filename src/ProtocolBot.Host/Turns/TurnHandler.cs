using ProtocolBot.BotFramework;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Models;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Turns;

/// <summary>One message, once through: load, decide, save, send. A conversation's messages go one after the other; different conversations side by side.</summary>
internal sealed class TurnHandler(Deciding deciding, ModelAdvice advice, TurnStore store, CaseTurns cases, Trouble trouble, Typing typing, Personas personas, MessageExtension extension, Flood flood, TimeProvider time) : IActivityHandler
{
    private const int MostAttempts = 3;

    private readonly ConversationLocks locks = new();

    public async Task<TurnResponse> OnTurnAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        var activity = inbound.Activity;
        if ((extension.Answer(inbound) ?? Feedback.Answer(activity)) is { } answered)
        {
            return answered;
        }

        var person = personas.Of(inbound);
        if (TurnInputReader.Read(inbound, person, time.GetUtcNow()) is not { } input)
        {
            return Answering.Nothing(activity);
        }

        if (await flood.HoldAsync(inbound, input, cancellationToken) is { } held)
        {
            return held;
        }

        using var traced = Telemetry.Source.StartActivity("turn");
        var began = time.GetTimestamp();
        using var shown = typing.After(inbound);
        using var pass = await locks.EnterAsync(Keys.Conversation(activity), cancellationToken);
        try
        {
            var response = await TurnAsync(activity, input, cancellationToken);
            Telemetry.Turn(time.GetElapsedTime(began), "answered");
            return response;
        }
        catch (StorageException exception)
        {
            Telemetry.Turn(time.GetElapsedTime(began), "not-stored");
            return await trouble.TellAsync(activity, input, exception, cancellationToken);
        }
    }

    private async Task<TurnResponse> TurnAsync(Activity activity, TurnInput input, CancellationToken cancellationToken)
    {
        TurnInput? advised = null;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            switch (await store.LoadAsync(activity, input, cancellationToken))
            {
                case Loaded.Before before:
                    return before.Answer;
                case Loaded.Present present:
                    // Asked once a turn: all that is decided anew is decided with the same advice.
                    advised ??= await advice.AdviseAsync(present.State, input, cancellationToken);
                    // Another number each time: that of the case may have been the conflict.
                    if (await TryAsync(activity, present, advised with { Start = personas.Start(input.Person), Learner = present.Learner.Learner }, cancellationToken) is { } response)
                    {
                        return response;
                    }

                    break;
            }
        }

        throw new StorageException("the conversation kept changing", new InvalidOperationException($"{MostAttempts} conflicts"));
    }

    /// <summary>Null when another turn came in between and all must be decided anew. That is safe because deciding is pure.</summary>
    private async Task<TurnResponse?> TryAsync(Activity activity, Loaded.Present present, TurnInput input, CancellationToken cancellationToken)
    {
        var decision = input is TurnInput.OnCase press
            ? await cases.ActAsync(press, present.State, cancellationToken)
            : await cases.FillAsync(deciding.Decide(present.State, input), input, TurnStore.CanBeTold(activity), cancellationToken);
        Failpoint.Reach("turn.decided");
        return await store.SaveAsync(activity, present, decision, deciding.Render(decision, activity), input, cancellationToken);
    }
}
