using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Onboarding;

/// <summary>How far somebody is, as others may know it.</summary>
public enum CourseStatus
{
    NotStarted,
    Started,
    Finished,
}

/// <summary>One person at one school. What was answered in lessons and quiz is nobody's business, and so not in it.</summary>
/// <param name="FinishedOn">When the quiz was passed.</param>
/// <param name="Version">The protocol's version with which it was passed.</param>
/// <param name="Answered">The last acknowledgement; null while there was none.</param>
public sealed record OverviewRow(string Name, string School, CourseStatus Status, DateOnly? FinishedOn, string? Version, OverviewAnswer? Answered);

/// <summary>What somebody said to a version of the protocol, on which day, in which language.</summary>
public sealed record OverviewAnswer(string Version, bool Accepted, DateOnly On, Tongue Tongue);

/// <summary>One school in numbers.</summary>
public sealed record OverviewSchool(string School, int NotStarted, int Started, int Finished, ImmutableArray<(string Version, int Accepted)> Accepted);

/// <summary>Who finished, started or has yet to begin, for who may know it: a leidinggevende of their own people, a directeur of the school, bestuur and HR of all.</summary>
public sealed record CourseOverview(ImmutableArray<OverviewSchool> Schools, ImmutableArray<OverviewRow> Rows)
{
    /// <summary>Null for who leads nobody: then there is no such page.</summary>
    public static CourseOverview? Of(Organisation organisation, PersonId who, DateOnly day, Func<PersonId, Learner?> find)
    {
        var posts = Posts(organisation, who, day);
        if (posts.IsEmpty)
        {
            return null;
        }

        ImmutableArray<OverviewRow> rows =
        [
            .. posts.Select(post => Row(post.Person, organisation.Find(post.School)?.Name ?? post.School.Value, find(post.Person.Id)))
                .OrderBy(row => row.School, StringComparer.Ordinal).ThenBy(row => row.Status).ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
        return new CourseOverview([.. rows.GroupBy(row => row.School).Select(School)], rows);
    }

    /// <summary>Whom this person may see, at which school. Nobody sees themselves here.</summary>
    private static ImmutableArray<(Employee Person, SchoolId School)> Posts(Organisation organisation, PersonId who, DateOnly day)
    {
        if (organisation.Find(who)?.WorksOn(day) != true)
        {
            return [];
        }

        var seesAll = organisation.Board.Contains(who) || organisation.HrIds.Contains(who);
        return
        [
            .. from person in organisation.People
               where person.Id != who && person.WorksOn(day)
               from post in person.Posts
               where seesAll || post.Leidinggevende == who || organisation.Find(post.School)?.Directeur == who
               select (person, post.School),
        ];
    }

    private static OverviewRow Row(Employee person, string school, Learner? learner)
    {
        var answered = learner?.Acknowledgements.LastOrDefault();
        return new OverviewRow(
            person.Name,
            school,
            learner switch
            {
                null or { Passed: null, Done.IsEmpty: true } => CourseStatus.NotStarted,
                { Passed: null } => CourseStatus.Started,
                _ => CourseStatus.Finished,
            },
            learner?.Passed is { } passed ? SchoolCalendar.DayOf(passed) : null,
            learner?.PassedVersion,
            answered is null ? null : new OverviewAnswer(answered.Version, answered.Accepted, SchoolCalendar.DayOf(answered.At), answered.Tongue));
    }

    private static OverviewSchool School(IGrouping<string, OverviewRow> rows) => new(
        rows.Key,
        rows.Count(row => row.Status is CourseStatus.NotStarted),
        rows.Count(row => row.Status is CourseStatus.Started),
        rows.Count(row => row.Status is CourseStatus.Finished),
        [.. rows.Select(row => row.Answered).OfType<OverviewAnswer>().Where(answer => answer.Accepted).GroupBy(answer => answer.Version).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => (same.Key, same.Count()))]);
}
