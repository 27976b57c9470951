using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Onboarding;

/// <summary>Somebody's progress as it was read, with the version that a save must still find.</summary>
internal sealed record StoredLearner(long Version, Learner? Learner)
{
    public static StoredLearner None { get; } = new(0, null);
}

/// <summary>Between a learner and their row: sealed before it leaves here, under a keyed hash of the person.</summary>
internal sealed class Learners(BotDb db, Sealer sealer, Pseudonyms pseudonyms, Parcels parcels, ILogger<Learners> logger)
{
    private const int AtOnce = 500;

    public async Task<StoredLearner> LoadAsync(PersonId person, CancellationToken cancellationToken)
    {
        var hash = pseudonyms.Of(person);
        return await db.ReadCasesAsync(cases => cases.Learners.Find(hash), cancellationToken) is { } row ? Open(row) : StoredLearner.None;
    }

    /// <summary>Everybody's progress by the hash of the person, for who may see an overview.</summary>
    public async Task<IReadOnlyDictionary<string, StoredLearner>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, StoredLearner>(StringComparer.Ordinal);
        for (var last = ""; ;)
        {
            var rows = await db.ReadCasesAsync(cases => cases.Learners.After(last, AtOnce), cancellationToken);
            foreach (var row in rows)
            {
                all[row.Person] = Open(row);
            }

            if (rows.Count < AtOnce)
            {
                return all;
            }

            last = rows[^1].Person;
        }
    }

    public string HashOf(PersonId person) => pseudonyms.Of(person);

    /// <summary>What a step of the course stores.</summary>
    public LearnerSave Save(PersonId person, long version, LearnerDecision decision, DateTimeOffset now)
    {
        var hash = pseudonyms.Of(person);
        return new LearnerSave(new LearnerRow(hash, version, sealer.Seal(LearnerJson.Write(decision.Learner), Row(hash))), now)
        {
            Timers = [.. decision.Timers.Select(timer => parcels.Row(new Parcel.Course(person, timer.Kind, MaybeSent: false) { Number = Parcel.NoCase }, timer.Due))],
            // A timer replaces the one of its kind.
            Cancelled = [.. decision.Cancelled.Concat(decision.Timers.Select(timer => timer.Kind)).Distinct().Select(kind => Parcels.CourseTopic(hash, kind))],
        };
    }

    /// <summary>Nothing is left of this person's course.</summary>
    public Task ForgetAsync(PersonId person, CancellationToken cancellationToken) => db.ChangeCasesAsync(
        cases =>
        {
            cases.Learners.Forget(pseudonyms.Of(person));
            return true;
        },
        cancellationToken);

    public Task<bool> ChangeAsync(LearnerSave save, CancellationToken cancellationToken) => db.ChangeCasesAsync(cases => cases.Learners.Save(save), cancellationToken);

    /// <summary>What cannot be read counts as nothing: the course begins anew, and the log says so.</summary>
    public StoredLearner Open(LearnerRow row)
    {
        var learner = sealer.Open(row.Sealed, Row(row.Person)) is { } json ? LearnerJson.Read(json) : null;
        if (learner is null)
        {
            Log.StateUnreadable(logger, row.Person);
        }

        return new StoredLearner(row.Version, learner);
    }

    private static string Row(string hash) => $"learner:{hash}";
}
