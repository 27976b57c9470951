namespace ProtocolBot.Core.Directory;

/// <summary>Whether each part has somebody, nobody has two in one row, and somebody is there today.</summary>
internal static class PartCheck
{
    public static IEnumerable<DirectoryProblem> Find(Organisation organisation) =>
        organisation.Schools.SelectMany(school => AtSchool(organisation, school))
            .Concat(ForAll(organisation))
            .Concat(TwoParts(organisation));

    private static IEnumerable<DirectoryProblem> AtSchool(Organisation organisation, School school)
    {
        var leaders = Leaders(organisation, school.Id);
        if (!Works(organisation, school.Directeur))
        {
            yield return Problem(DirectoryDefect.DirectorVacant, "This school has no directeur who works here; the bestuur is told instead.", "Fill in 'directeur'.");
        }

        if (school.Directeur is { } directeur && LeadersOfStaff(organisation, school).Contains(directeur))
        {
            yield return Problem(DirectoryDefect.DirectorIsLeidinggevende, "The directeur is also the leidinggevende of staff: both stages are then one person.", "If that is so, leave it; the bot tells that person once.");
        }

        // The bestuur leads the directeuren of all schools; it is not there to lead one of them.
        PersonId[] leading = [.. leaders.Except(organisation.Board), .. school.Directeur is { } head ? new[] { head } : []];
        if (AllAway(organisation, leading))
        {
            yield return Problem(DirectoryDefect.AllOnLeave, "Everybody who leads this school is absent today, and nobody stands in.", "Name a deputy in deputies.csv.");
        }

        if (school.Phone is null && !leading.Any(id => organisation.Find(id) is { Phone: not null } known && known.WorksOn(organisation.On)))
        {
            yield return Problem(DirectoryDefect.EmptyPhoneList, "Neither this school nor anybody who leads it has a phone number.", "Fill in 'phone': it is what a reporter needs when nobody answers.");
        }

        DirectoryProblem Problem(DirectoryDefect defect, string message, string remedy) => new(defect, school.Place, school.Id.Value, message, remedy);
    }

    private static IEnumerable<DirectoryProblem> ForAll(Organisation organisation)
    {
        if (!Works(organisation, organisation.Fg))
        {
            yield return new(DirectoryDefect.FgVacant, Place.Roles, "", "There is no FG who works here.", "Add a line 'fg'.");
        }

        if (organisation.Fg is { } fg && organisation.Schools.FirstOrDefault(school => school.Directeur == fg) is { } school)
        {
            yield return new(DirectoryDefect.FgIsDirector, school.Place, school.Id.Value, "The FG is also directeur of this school, and would advise on their own decision.", "An FG must be independent (AVG art. 38): name somebody else.");
        }

        if (!organisation.Board.Any(id => Works(organisation, id)))
        {
            yield return new(DirectoryDefect.BoardMissing, Place.Roles, "", "There is nobody of the bestuur who works here.", "Add a line 'bestuur'.");
        }
        else if (AllAway(organisation, organisation.Board))
        {
            yield return new(DirectoryDefect.AllOnLeave, Place.Roles, "", "The whole bestuur is absent today, and nobody stands in.", "Name a deputy in deputies.csv.");
        }
    }

    /// <summary>Two parts that no other defect tells of: with the bestuur, or FG and leidinggevende.</summary>
    private static IEnumerable<DirectoryProblem> TwoParts(Organisation organisation)
    {
        var leaders = organisation.Schools.SelectMany(school => LeadersOfStaff(organisation, school)).ToHashSet();
        var directeurs = organisation.Schools.Select(school => school.Directeur).OfType<PersonId>().ToHashSet();
        var twice = organisation.Board.Where(id => leaders.Contains(id) || directeurs.Contains(id) || organisation.Fg == id);
        var advising = organisation.Fg is { } fg && leaders.Contains(fg) ? new[] { fg } : [];
        return twice.Concat(advising).Distinct().Select(id => new DirectoryProblem(
            DirectoryDefect.RoleHolderIsSubject,
            organisation.RolePlaces.GetValueOrDefault(id, Place.Roles),
            LineCheck.Subject(id),
            "This person holds two parts of one row: a case about them would come back to them, so both parts are skipped.",
            "Give one of the parts to somebody else."));
    }

    /// <summary>Who leads somebody who works at a school.</summary>
    private static HashSet<PersonId> Leaders(Organisation organisation, SchoolId school) =>
    [
        .. from person in organisation.People
           where person.WorksOn(organisation.On)
           from post in person.Posts
           where post.School == school && post.Leidinggevende is not null && post.Leidinggevende != person.Id
           select post.Leidinggevende.GetValueOrDefault(),
    ];

    /// <summary>Those who lead people who lead nobody themselves: that a directeur leads the leidinggevenden, and the bestuur the directeuren, is as it should be.</summary>
    private static HashSet<PersonId> LeadersOfStaff(Organisation organisation, School school)
    {
        var leaders = Leaders(organisation, school.Id);
        return
        [
            .. from person in organisation.People
               where person.WorksOn(organisation.On) && person.Id != school.Directeur && !person.IsLeidinggevende && !leaders.Contains(person.Id)
               from post in person.Posts
               where post.School == school.Id && post.Leidinggevende is not null
               select post.Leidinggevende.GetValueOrDefault(),
        ];
    }

    private static bool Works(Organisation organisation, PersonId? id) => id is { } one && organisation.Find(one)?.WorksOn(organisation.On) == true;

    /// <summary>Somebody works here, and of those none is present, nor a deputy.</summary>
    private static bool AllAway(Organisation organisation, IReadOnlyCollection<PersonId> ids) =>
        ids.Any(id => Works(organisation, id)) && organisation.Acting(ids, organisation.On, []) is null;
}
