namespace ProtocolBot.Core.Directory;

/// <summary>Whether those who may get a case can be reached at all: known, still here, with an account, with Teams and the app.</summary>
internal static class HolderCheck
{
    public static IEnumerable<DirectoryProblem> Find(Organisation organisation)
    {
        foreach (var reference in References(organisation).DistinctBy(reference => reference.Id))
        {
            var problems = organisation.Find(reference.Id) is { } person
                ? reference.Receives ? Receiver(organisation, person) : []
                : [new(DirectoryDefect.UnknownId, reference.Place, LineCheck.Subject(reference.Id), "This person is not in people.csv.", "Correct the id, or add the person.")];
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    /// <summary>Everybody who is named somewhere; who gets cases first, so that they are not taken for merely absent.</summary>
    private static IEnumerable<Reference> References(Organisation organisation) =>
        Receivers(organisation)
            .Concat(organisation.HrIds.Select(id => new Reference(id, PlaceOf(organisation, id), Receives: false)))
            .Concat(organisation.AdministratorIds.Select(id => new Reference(id, PlaceOf(organisation, id), Receives: false)))
            .Concat(organisation.Deputies.Select(deputy => new Reference(deputy.Of, deputy.Place, Receives: false)))
            .Concat(organisation.Absences.Select(absence => new Reference(absence.Person, absence.Place, Receives: false)));

    private static IEnumerable<Reference> Receivers(Organisation organisation)
    {
        var leaders =
            from person in organisation.People
            where person.WorksOn(organisation.On)
            from post in person.Posts
            where post.Leidinggevende is not null
            select new Reference(post.Leidinggevende.GetValueOrDefault(), post.Place, Receives: true);
        var directeurs =
            from school in organisation.Schools
            where school.Directeur is not null
            select new Reference(school.Directeur.GetValueOrDefault(), school.Place, Receives: true);
        var named = organisation.Fg is { } fg ? organisation.Board.Append(fg) : organisation.Board;
        return leaders
            .Concat(directeurs)
            .Concat(named.Select(id => new Reference(id, PlaceOf(organisation, id), Receives: true)))
            .Concat(organisation.Deputies.Select(deputy => new Reference(deputy.By, deputy.Place, Receives: true)));
    }

    private static Place PlaceOf(Organisation organisation, PersonId id) => organisation.RolePlaces.GetValueOrDefault(id, Place.Roles);

    private static IEnumerable<DirectoryProblem> Receiver(Organisation organisation, Employee person)
    {
        if (person.LeftOn <= organisation.On)
        {
            yield return Problem(DirectoryDefect.LeftService, "This person has left and still leads somebody, holds a part or is a deputy.", "Name a successor; until then the deputy or the next in the row is told.");
        }

        if (!person.IsEnabled)
        {
            yield return Problem(DirectoryDefect.DisabledAccount, "The account of somebody who gets cases is switched off.", "Switch it on, or name somebody else.");
        }

        if (person.IsGuest)
        {
            yield return Problem(DirectoryDefect.Guest, "A guest is named as somebody who gets cases; guests get none.", "Give this person an account of the school, or name somebody else.");
        }

        if (!person.HasTeams)
        {
            yield return Problem(DirectoryDefect.NoTeamsAccount, "Somebody who gets cases has no Teams; e-mail is used.", "Give this person a Teams licence.");
        }
        else if (!person.HasApp)
        {
            yield return Problem(DirectoryDefect.AppNotInstalled, "The app is not installed for somebody who gets cases; e-mail is used.", "Install the app for this person in the Teams admin center.");
        }

        DirectoryProblem Problem(DirectoryDefect defect, string message, string remedy) => new(defect, person.Place, LineCheck.Subject(person.Id), message, remedy);
    }

    private sealed record Reference(PersonId Id, Place Place, bool Receives);
}
