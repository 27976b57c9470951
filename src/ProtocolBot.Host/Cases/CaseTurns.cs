using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cases;

/// <summary>Cases within a conversation: a press on a card, and the list of one's own.</summary>
internal sealed class CaseTurns(CaseDesk desk, CaseMessages messages, PersonalFile own)
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
    /// <param name="reachable">Whether this turn itself stores where the person can be told something.</param>
    public async Task<TurnDecision> FillAsync(TurnDecision decision, TurnInput input, bool reachable, CancellationToken cancellationToken)
    {
        for (var at = 0; at < decision.Replies.Length; at++)
        {
            if (await FillAsync(decision, decision.Replies[at], input.Person.Id, reachable, cancellationToken) is { } filled)
            {
                decision = decision with { Replies = decision.Replies.SetItem(at, filled) };
            }
        }

        return decision;
    }

    private async Task<Reply?> FillAsync(TurnDecision decision, Reply reply, PersonId? person, bool reachable, CancellationToken cancellationToken) => reply switch
    {
        Reply.MyCases list when person is { } who => messages.List(await desk.MineAsync(who, cancellationToken), who, list.Tongue),
        Reply.MyData data => own.Tell(person is { } who ? await own.CountAsync(who, decision.State.Tongue, reachable, cancellationToken) : KeptData.Nothing with { Tongue = decision.State.Tongue }, data),
        Reply.MyDataPage page => own.Page(page),
        _ => null,
    };
}
