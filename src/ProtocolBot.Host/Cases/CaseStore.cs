using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>A case as it was read, with the key to write more.</summary>
internal sealed record OpenCase(CaseFile File, byte[] Key);

/// <summary>Between a case and its rows: what people wrote is sealed with the case's own key before it leaves here.</summary>
internal sealed class CaseStore(BotDb db, CaseVault vault, Pseudonyms pseudonyms, Parcels parcels)
{
    private const int MostCases = 200;
    private const int AtOnce = 200;

    /// <summary>Null when there is no such case.</summary>
    /// <exception cref="StorageException">It is there, and cannot be read.</exception>
    public async Task<OpenCase?> LoadAsync(CaseNumber number, CancellationToken cancellationToken) =>
        await db.ReadCasesAsync(cases => cases.Load(number.Value), cancellationToken) is { } stored ? Open(stored) : null;

    /// <summary>The cases that somebody may ask for, the latest first.</summary>
    public async Task<ImmutableArray<CaseFile>> OfAsync(PersonId person, CancellationToken cancellationToken)
    {
        var hash = pseudonyms.Of(person);
        var stored = await db.ReadCasesAsync(cases => cases.NumbersOf(hash, MostCases).Select(cases.Load).OfType<StoredCase>().ToList(), cancellationToken);
        return [.. stored.Select(one => Open(one).File).Where(file => CasePermissions.MaySee(file, person))];
    }

    /// <summary>Each case that is there, one after the other; null for one that cannot be read.</summary>
    public async IAsyncEnumerable<CaseFile?> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        while (await db.ReadCasesAsync(cases => cases.Figures.Numbers(after, AtOnce).Select(cases.Load).OfType<StoredCase>().ToList(), cancellationToken) is { Count: > 0 } next)
        {
            foreach (var stored in next)
            {
                yield return TryOpen(stored);
            }

            after = next[^1].Number;
        }
    }

    /// <summary>These cases; not those that cannot be read.</summary>
    public async Task<ImmutableArray<CaseFile>> ReadableAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        var stored = await db.ReadCasesAsync(cases => numbers.Select(cases.Load).OfType<StoredCase>().ToList(), cancellationToken);
        return [.. stored.Select(TryOpen).OfType<CaseFile>()];
    }

    /// <summary>What a decision stores of a new case.</summary>
    public CaseSave Begin(CaseDecision decision, DateTimeOffset now)
    {
        var file = CaseFile.Of(decision.Events);
        var (key, wrapped) = vault.Make(file.Number);
        return Save(file, 0, key, decision, [], now) with { WrappedKey = wrapped, People = [.. Everybody(file).Select(pseudonyms.Of)] };
    }

    /// <summary>What a decision stores of a case that is there.</summary>
    /// <param name="cardHolders">Hashes of those in whose chat a card of it lies: their cards follow.</param>
    public CaseSave Change(OpenCase open, CaseDecision decision, ImmutableArray<PersonId> cardHolders, DateTimeOffset now)
    {
        var after = decision.Events.Aggregate(open.File, (file, happened) => file.With(happened));
        var (before, then) = (Everybody(open.File), Everybody(after));
        return Save(after, open.File.Events.Length, open.Key, decision, cardHolders, now) with
        {
            People = [.. then.Except(before).Select(pseudonyms.Of)],
            PeopleGone = [.. before.Except(then).Select(pseudonyms.Of)],
        };
    }

    public Task<bool> ChangeAsync(CaseSave save, CancellationToken cancellationToken) => db.ChangeCasesAsync(cases => cases.Save(save), cancellationToken);

    /// <summary>Writes down that somebody read a case.</summary>
    public Task LogReadAsync(PersonId who, CaseNumber number, DateTimeOffset now, CancellationToken cancellationToken) =>
        LogAsync(who, "read", [number], now, cancellationToken);

    /// <summary>Writes down that somebody read why these were no derailment.</summary>
    public Task LogReasonsReadAsync(PersonId who, IReadOnlyList<CaseNumber> numbers, DateTimeOffset now, CancellationToken cancellationToken) =>
        LogAsync(who, "reason-read", numbers, now, cancellationToken);

    private Task<bool> LogAsync(PersonId who, string action, IReadOnlyList<CaseNumber> numbers, DateTimeOffset now, CancellationToken cancellationToken) => db.ChangeCasesAsync(
        cases =>
        {
            foreach (var number in numbers)
            {
                cases.Audit(new AuditRow(now, pseudonyms.Of(who), action, number.Value, null, null));
            }

            return true;
        },
        cancellationToken);

    /// <summary>Of these people, those in whose chat a card of the case lies.</summary>
    public async Task<ImmutableArray<PersonId>> CardHoldersAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var hashes = await db.ReadCasesAsync(cases => cases.CardHolders(file.Number.Value), cancellationToken);
        return [.. Everybody(file).Where(person => hashes.Contains(pseudonyms.Of(person)))];
    }

    private CaseSave Save(CaseFile after, int version, byte[] key, CaseDecision decision, ImmutableArray<PersonId> cardHolders, DateTimeOffset now) => new()
    {
        Number = after.Number.Value,
        Version = version,
        Route = PolicyIds.Of(after.Route),
        Status = CaseIds.Of(after.Status),
        Now = now,
        Events = [.. decision.Events.Select((happened, at) => new CaseEventRow(happened.At, CaseVault.Seal(key, after.Number, version + at + 1, happened), happened.By is { } by ? pseudonyms.Of(by) : null, CaseEventJson.NameOf(happened)))],
        Parcels = parcels.Of(after.Number, after.Opening.Priority, decision, cardHolders, now),
        Cancelled = [.. decision.Cancelled.Select(kind => Parcels.Topic(after.Number, kind))],
    };

    private OpenCase Open(StoredCase stored)
    {
        var number = new CaseNumber(stored.Number);
        try
        {
            var key = vault.Unwrap(number, stored.WrappedKey);
            return new OpenCase(CaseFile.Of(stored.Events.Select((bytes, at) => CaseVault.Open(key, number, at + 1, bytes))), key);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or ArgumentException)
        {
            throw new StorageException($"case {stored.Number} cannot be read ({exception.GetType().Name})", exception) { IsLasting = true };
        }
    }

    private CaseFile? TryOpen(StoredCase stored)
    {
        try
        {
            return Open(stored).File;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private static ImmutableArray<PersonId> Everybody(CaseFile file) => [.. file.Seats.Select(seat => seat.Person).Prepend(file.Reporter).Distinct()];
}
