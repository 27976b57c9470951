using System.Collections.Immutable;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>Puts posts at their people, and files on top of what another source knows.</summary>
internal static class Merging
{
    /// <summary>Who is named in the posts has those, and no others.</summary>
    public static Organisation WithPosts(this Organisation organisation, ImmutableArray<KeyValuePair<PersonId, Post>> posts)
    {
        var byPerson = posts.ToLookup(post => post.Key, post => post.Value);
        return organisation with { People = [.. organisation.People.Select(person => byPerson[person.Id].Any() ? person with { Posts = [.. byPerson[person.Id]] } : person)] };
    }

    /// <summary>A person, a school or a part that stands in the files is as the files say; the rest is as it was beneath.</summary>
    public static Organisation Under(this Organisation beneath, Organisation files, ImmutableArray<KeyValuePair<PersonId, Post>> posts)
    {
        var own = files.People.DistinctBy(person => person.Id).ToDictionary(person => person.Id);
        var known = beneath.People.Select(person => person.Id).ToHashSet();
        var people = beneath.People
            .Select(person => own.TryGetValue(person.Id, out var other) ? other with { Posts = person.Posts } : person)
            .Concat(files.People.Where(person => !known.Contains(person.Id)));
        return new Organisation
        {
            People = [.. people],
            Schools = files.Schools,
            Fg = files.Fg ?? beneath.Fg,
            Board = files.Board.IsEmpty ? beneath.Board : files.Board,
            HrIds = files.HrIds,
            AdministratorIds = files.AdministratorIds.IsEmpty ? beneath.AdministratorIds : files.AdministratorIds,
            RolePlaces = files.RolePlaces,
            Deputies = files.Deputies,
            Absences = files.Absences,
            Calendar = files.Calendar,
            Imported = beneath.Imported,
        }.WithPosts(posts);
    }
}
