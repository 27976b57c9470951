using System.Collections.Immutable;

namespace ProtocolBot.Core.Directory;

/// <summary>Who is whose leidinggevende: nobody, oneself, two, somebody of another school, or round in a ring.</summary>
internal static class LineCheck
{
    public static IEnumerable<DirectoryProblem> Find(Organisation organisation) =>
        Duplicates(organisation)
            .Concat(organisation.People.Where(person => person.WorksOn(organisation.On)).SelectMany(person => Posts(organisation, person)))
            .Concat(Rings(organisation))
            .Concat(organisation.Deputies.Where(deputy => deputy.Of == deputy.By).Select(deputy =>
                new DirectoryProblem(DirectoryDefect.Self, deputy.Place, Subject(deputy.Of), "This person is their own deputy.", "Name somebody else.")));

    /// <summary>What stands in the file may be an e-mail address that nobody has: that is not repeated.</summary>
    public static string Subject(PersonId id) => id.Value is null || id.Value.Contains('@', StringComparison.Ordinal) ? "" : id.Value;

    private static IEnumerable<DirectoryProblem> Duplicates(Organisation organisation)
    {
        var ids = new HashSet<PersonId>();
        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in organisation.People)
        {
            var known = !ids.Add(person.Id);
            if ((person.Email is { } email && !addresses.Add(email)) || known)
            {
                yield return new(DirectoryDefect.DuplicatePerson, person.Place, Subject(person.Id), "This person, or this e-mail address, stands there twice; the first counts.", "Remove one of the two.");
            }
        }
    }

    private static IEnumerable<DirectoryProblem> Posts(Organisation organisation, Employee person)
    {
        if (person.Posts.IsEmpty && organisation.Fg != person.Id && !organisation.Board.Contains(person.Id) && !person.IsGuest)
        {
            yield return new(DirectoryDefect.NoLeidinggevende, person.Place, Subject(person.Id), "This person works at no school, so there is no leidinggevende.", "Add a line to posts.csv.");
        }

        foreach (var post in person.Posts)
        {
            foreach (var problem in Post(organisation, person, post))
            {
                yield return problem;
            }
        }

        foreach (var two in person.Posts.GroupBy(post => post.School).Where(at => at.Select(post => post.Leidinggevende).OfType<PersonId>().Distinct().Count() > 1))
        {
            yield return new(DirectoryDefect.TwoLeidinggevenden, two.Last().Place, Subject(person.Id), "This person has two leidinggevenden at one school; the first is told.", "Leave the one who is told of reports.");
        }
    }

    private static IEnumerable<DirectoryProblem> Post(Organisation organisation, Employee person, Post post)
    {
        var school = organisation.Find(post.School);
        if (school is null)
        {
            yield return new(DirectoryDefect.OtherSchool, post.Place, Subject(person.Id), "This person works at a school that is not in schools.csv.", "Use the short code of a school.");
        }

        if (post.Leidinggevende is not { } leader)
        {
            if (school?.Directeur != person.Id && !organisation.Board.Contains(person.Id) && organisation.Fg != person.Id)
            {
                yield return new(DirectoryDefect.NoLeidinggevende, post.Place, Subject(person.Id), "This person has no leidinggevende; the directeur is told instead.", "Fill in 'leidinggevende'.");
            }
        }
        else if (leader == person.Id)
        {
            yield return new(DirectoryDefect.Self, post.Place, Subject(person.Id), "This person is their own leidinggevende.", "Name somebody else, or leave it empty.");
        }
        else if (organisation.Find(leader) is { } known && !known.WorksAt(post.School) && school?.Directeur != leader && !organisation.Board.Contains(leader))
        {
            yield return new(DirectoryDefect.OtherSchool, post.Place, Subject(person.Id), "The leidinggevende does not work at this school.", "Check the school and the leidinggevende; if both are right, add a post there for the leidinggevende.");
        }
    }

    /// <summary>Each ring once, at the first of its people.</summary>
    private static IEnumerable<DirectoryProblem> Rings(Organisation organisation)
    {
        var above = organisation.People
            .GroupBy(person => person.Id)
            .ToDictionary(same => same.Key, same => same.SelectMany(person => person.Posts).Select(post => post.Leidinggevende).OfType<PersonId>().Where(leader => leader != same.Key).ToHashSet());
        var told = new HashSet<PersonId>();
        foreach (var person in organisation.People)
        {
            var reached = Reached(above, person.Id);
            if (reached.Contains(person.Id) && !told.Contains(person.Id))
            {
                told.UnionWith(reached.Where(other => Reached(above, other).Contains(person.Id)));
                yield return new DirectoryProblem(DirectoryDefect.Cycle, person.Posts.Select(post => post.Place).FirstOrDefault(person.Place), Subject(person.Id), "Going from leidinggevende to leidinggevende one comes back to this person.", "One of them must have another leidinggevende, or none.");
            }
        }
    }

    private static HashSet<PersonId> Reached(Dictionary<PersonId, HashSet<PersonId>> above, PersonId from)
    {
        var reached = new HashSet<PersonId>();
        var ahead = new Queue<PersonId>([from]);
        while (ahead.TryDequeue(out var at))
        {
            foreach (var leader in above.GetValueOrDefault(at) ?? [])
            {
                if (reached.Add(leader))
                {
                    ahead.Enqueue(leader);
                }
            }
        }

        return reached;
    }
}
