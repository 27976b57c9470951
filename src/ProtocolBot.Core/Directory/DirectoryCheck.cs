using System.Collections.Immutable;

namespace ProtocolBot.Core.Directory;

/// <summary>What a check of the directory looks at: the directory itself, and what only its reader and the clock know.</summary>
public sealed record DirectoryFacts(Organisation Organisation, DateTimeOffset Now)
{
    /// <summary>After so long without an import it counts as out of date.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(90);

    /// <summary>A file is missing or empty, or suddenly much shorter.</summary>
    public bool HalfImport { get; init; }

    /// <summary>When the record of phone numbers in dialogs/ is to be looked at again.</summary>
    public DateOnly PhonesReview { get; init; } = DateOnly.MaxValue;

    /// <summary>Whether that record holds any number.</summary>
    public bool HasPhoneNumbers { get; init; } = true;

    public DateOnly Today => SchoolCalendar.DayOf(Now);
}

/// <summary>Finds what is wrong with a directory. It finds everything at once, refuses nothing, and names nobody.</summary>
public static class DirectoryCheck
{
    public static ImmutableArray<DirectoryProblem> Find(DirectoryFacts facts)
    {
        var today = facts with { Organisation = facts.Organisation with { On = facts.Today } };
        return
        [
            .. LineCheck.Find(today.Organisation)
                .Concat(HolderCheck.Find(today.Organisation))
                .Concat(PartCheck.Find(today.Organisation))
                .Concat(Import(today))
                .Concat(Calendar(today.Organisation))
                .OrderBy(problem => problem.Place.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Place.Line)
                .ThenBy(problem => problem.Defect),
        ];
    }

    private static IEnumerable<DirectoryProblem> Import(DirectoryFacts facts)
    {
        if (facts.Now - facts.Organisation.Imported > facts.StaleAfter)
        {
            yield return new(DirectoryDefect.StaleImport, Place.People, "", "The directory has not been renewed for a long time.", "See whether its import still runs, or go through it and save it again.");
        }

        if (facts.HalfImport)
        {
            yield return new(DirectoryDefect.HalfImport, Place.People, "", "Half of the directory is missing: a file is absent, empty, or much shorter than before.", "Import it again; a restart takes it as it is.");
        }

        if (!facts.HasPhoneNumbers)
        {
            yield return new(DirectoryDefect.EmptyPhoneList, Phones, "", "The record of phone numbers holds no number.", "Fill it in: it is what remains when nobody can be reached.");
        }

        if (facts.Today >= facts.PhonesReview)
        {
            yield return new(DirectoryDefect.ExpiredNumberRecord, Phones, "", "The record of phone numbers is due for review.", "Phone each number, and set a new date for 'review'.");
        }
    }

    private static IEnumerable<DirectoryProblem> Calendar(Organisation organisation)
    {
        var (today, calendar) = (organisation.On, organisation.Calendar);
        if (calendar.Holidays.FirstOrDefault(holiday => holiday.Covers(today)) is { } holiday)
        {
            yield return new(DirectoryDefect.SchoolClosed, Place.Holidays, "", FormattableString.Invariant($"The schools are closed through {holiday.Through:yyyy-MM-dd}."), "See that absences and deputies say who answers in the holidays.");
        }
        else if (!calendar.Holidays.Any(holiday => holiday.From > today))
        {
            yield return new(DirectoryDefect.SchoolClosed, Place.Holidays, "", "No holiday lies ahead, so the bot cannot know when the schools are closed.", "Add the holidays of the coming school year.");
        }
    }

    private static Place Phones { get; } = new("phone-numbers.yaml", 1);
}
