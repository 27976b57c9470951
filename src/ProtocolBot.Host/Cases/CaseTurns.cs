using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cases;

/// <summary>Cases within a conversation: a press on a card, and the list of one's own.</summary>
internal sealed class CaseTurns(CaseDesk desk, CaseMessages messages)
{
    /// <summary>Does what was pressed, and says how the case stands now; of a case that is forbidden or absent always the same. The conversation stays as it is.</summary>
    public async Task<TurnDecision> ActAsync(TurnInput.OnCase press, TurnState state, CancellationToken cancellationToken)
    {
        if (press is { MayBeKept: false, Request: { Text: { } text } held } && messages.Hold(press.Number, held, text, state.Tongue ?? press.Tongue, press.Now) is { } question)
        {
            return new TurnDecision(state, [question], state.Dialogs.DialogStack.IsEmpty ? DialogTurnStatus.Empty : DialogTurnStatus.Waiting);
        }

        var acted = press.Person.Id is not { } who ? new CaseActed(null, null)
            : press.Request is { } request ? await desk.ActAsync(who, press.Number, request, cancellationToken)
            : await desk.LookAsync(who, press.Number, cancellationToken);
        var tongue = state.Tongue ?? press.Tongue;
        Reply reply = acted.File is null || !CasePermissions.MaySee(acted.File, press.Person.Id!.Value)
            ? new Reply.Message(null, messages.Refusal(acted.Refused ?? new CaseRefusal.NoSuchCase(), tongue), []) { Tongue = tongue }
            : new Reply.CaseCard(messages.View(acted, press.Person.Id!.Value, tongue)) { Tongue = tongue };
        return new TurnDecision(state, [reply], state.Dialogs.DialogStack.IsEmpty ? DialogTurnStatus.Empty : DialogTurnStatus.Waiting);
    }

    /// <summary>What deciding left open because it needs the database.</summary>
    public async Task<TurnDecision> FillAsync(TurnDecision decision, TurnInput input, CancellationToken cancellationToken)
    {
        if (input.Person.Id is not { } who || !decision.Replies.Any(reply => reply is Reply.MyCases))
        {
            return decision;
        }

        var mine = await desk.MineAsync(who, cancellationToken);
        return decision with { Replies = [.. decision.Replies.Select(reply => reply is Reply.MyCases list ? messages.List(mine, who, list.Tongue) : reply)] };
    }
}
