using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Onboarding;
using ProtocolBot.Host.Storage;
using ProtocolBot.Host.Turns;

namespace ProtocolBot.Host.Cases;

/// <summary>What is kept of one person: in numbers for their chat, and whole for their own page.</summary>
internal sealed class PersonalFile(BotDb db, Sealer sealer, CaseDesk desk, CaseStore store, Contacts contacts, Pseudonyms pseudonyms, Learners learners, ContentSet content, CasePages pages)
{
    private const int MostTraces = 1_000;

    /// <param name="reachable">Whether the turn that asks stores where the person can be told something.</param>
    public async Task<KeptData> CountAsync(PersonId who, Tongue? tongue, bool reachable, CancellationToken cancellationToken)
    {
        var mine = await desk.MineAsync(who, cancellationToken);
        return await CountAsync(who, tongue, reachable, mine, cancellationToken);
    }

    public Reply.Message Tell(KeptData kept, Reply.MyData asked) => kept.Tell(content, asked);

    public Reply.Message Page(Reply.MyDataPage asked) => KeptData.Page(content, asked, pages.Own);

    /// <summary>All of it. Who asks reads their cases in full, so that it is written down as a reading of each.</summary>
    public async Task<OwnFile> ReadAsync(PersonId who, Tongue tongue, CancellationToken cancellationToken)
    {
        var world = desk.World();
        var mine = await desk.MineAsync(who, cancellationToken);
        var state = await RunningAsync(who, cancellationToken);
        var kept = await CountAsync(who, state.Tongue, false, mine, cancellationToken);
        var hash = pseudonyms.Of(who);
        var traces = await db.ReadCasesAsync(cases => cases.AuditOf(hash, MostTraces), cancellationToken);
        foreach (var file in mine)
        {
            await store.LogReadAsync(who, file.Number, world.Now, cancellationToken);
        }

        var learner = (await learners.LoadAsync(who, cancellationToken)).Learner;
        return OwnViews.Of(content, tongue, world, who, state, kept, mine, [.. traces.Select(trace => new OwnTrace(trace.At, trace.Action, trace.Case))]) with
        {
            Course = learner is null ? null : new OwnCourse(learner.Began, learner.Done, learner.Tries, learner.Passed, [.. learner.Acknowledgements.Select(said => new OwnAcknowledgement(said.Version, said.Accepted, said.At))]),
        };
    }

    private async Task<KeptData> CountAsync(PersonId who, Tongue? tongue, bool reachable, ImmutableArray<CaseFile> mine, CancellationToken cancellationToken)
    {
        var hash = pseudonyms.Of(who);
        var (contact, cards) = await db.ReadCasesAsync(cases => (cases.Person(hash) is not null, cases.CardsOf(hash)), cancellationToken);
        return new KeptData(tongue, contact || reachable, mine.Count(file => file.Reporter == who), mine.Count(file => file.Reporter != who), cards);
    }

    /// <summary>Of the chat in which this person can be reached.</summary>
    private async Task<TurnState> RunningAsync(PersonId who, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(who, cancellationToken) is not { } reference)
        {
            return TurnState.Empty;
        }

        var conversation = Keys.Conversation(reference);
        return (await db.LoadAsync(conversation, cancellationToken)).State is { } bytes && sealer.Open(bytes, conversation.Hash) is { } json ? TurnStateJson.Read(json).State : TurnState.Empty;
    }
}
