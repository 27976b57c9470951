using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Figures;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>Where figures come from: the cases that are there, and what was counted of those that are gone.</summary>
internal sealed class FigureDesk(CaseStore store, BotDb db, SchoolWorld school)
{
    /// <summary>Who sees figures: the FG of today, and nobody who stands in for the FG. The policy names no other.</summary>
    public bool IsFor(PersonId who) => school.Now() is var world && world.Organisation.Fg == who && world.Organisation.Find(who)?.WorksOn(world.Today) == true;

    /// <summary>The figures of a school year as this FG may have them. That the FG reads reasons out of cases is written down with those cases.</summary>
    /// <returns>The figures, and how many cases could not be read.</returns>
    public async Task<(FigureBook Book, int Unreadable)> ReadAsync(PersonId fg, SchoolYear year, bool withReasons, CancellationToken cancellationToken)
    {
        var (world, files, unreadable) = (school.Now(), new List<CaseFile>(), 0);
        await foreach (var file in store.AllAsync(cancellationToken))
        {
            unreadable += file is null ? 1 : 0;
            if (file is not null && SchoolYear.Of(file.OpenedAt) == year && CaseFigure.CountsFor(file, fg))
            {
                files.Add(file);
            }
        }

        var kept = await db.ReadCasesAsync(cases => cases.Figures.Of(year.Begins), cancellationToken);
        if (withReasons && files.Where(file => FigureEndings.NoDerailReason(file) is not null).Select(file => file.Number).ToList() is { Count: > 0 } read)
        {
            await store.LogReasonsReadAsync(fg, read, world.Now, cancellationToken);
        }

        return (FigureBook.Of(year, world, files, kept.Select(row => (new Tally(row.Part, row.Name), (int)row.Cases))), unreadable);
    }

    /// <summary>What each of these cases adds to the figures when it is gone; nothing where it concerned somebody, for then nobody could tell any more who may not count it.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<TallyRow>>> OfAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        var world = school.Now();
        var readable = (await store.ReadableAsync(numbers, cancellationToken)).Where(CaseFigure.CountsForEver).ToDictionary(file => file.Number.Value, file => CaseFigure.Of(world, file), StringComparer.Ordinal);
        return numbers.ToImmutableDictionary(number => number, number => readable.TryGetValue(number, out var figure) ? RowsOf(figure) : []);
    }

    /// <summary>Each thing once, with how often.</summary>
    public static IEnumerable<TallyRow> Rows(IEnumerable<TallyRow> all) =>
        all.GroupBy(row => (row.Year, row.Part, row.Name)).Select(group => group.First() with { Cases = group.Sum(row => row.Cases) });

    private static ImmutableArray<TallyRow> RowsOf(CaseFigure figure) => [.. figure.Tallies.Select(tally => new TallyRow(figure.Year.Begins, tally.Part, tally.Name, 1))];
}
