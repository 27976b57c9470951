using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;

using Xunit;

namespace ProtocolBot.Tests.People;

public sealed class OrganisationTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly SchoolId Vo = new("vo1");
    private static readonly SchoolId Po = new("po1");
    private static readonly PersonId Teacher = new("teacher");
    private static readonly PersonId Leader = new("leader");
    private static readonly PersonId Other = new("other-leader");
    private static readonly PersonId Head = new("head");
    private static readonly PersonId Fg = new("fg");
    private static readonly PersonId Chair = new("chair");
    private static readonly PersonId Member = new("member");

    private static readonly Organisation School = new()
    {
        Imported = new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero),
        Schools = [new School(Vo, "Het Baken", "vo", Head, null), new School(Po, "De Regenboog", "po", null, null)],
        Fg = Fg,
        Board = [Chair, Member],
        People =
        [
            Somebody(Teacher, new Post(Vo, Leader), new Post(Po, Other)),
            Somebody(Leader, new Post(Vo, Head)),
            Somebody(Other, new Post(Po, null), new Post(Vo, Head)) with { IsLeidinggevende = true },
            Somebody(Head, new Post(Vo, Chair)),
            Somebody(Fg), Somebody(Chair), Somebody(Member),
        ],
    };

    [Fact]
    public void An_id_is_the_same_however_it_is_written()
    {
        Assert.Equal(new PersonId("ABC-1"), new PersonId(" abc-1 "));
        Assert.NotNull(School.Find(new PersonId("TEACHER")));
        Assert.NotNull(School.Find(new SchoolId("VO1")));
        Assert.Null(School.Find(default(PersonId)));
    }

    [Fact]
    public void The_holder_of_a_part_depends_on_the_school_at_which_one_reports()
    {
        Assert.Equal(Leader, School.Holder(Role.Leidinggevende, Teacher, Vo));
        Assert.Equal(Other, School.Holder(Role.Leidinggevende, Teacher, Po));
        Assert.Equal(Head, School.Holder(Role.Directeur, Teacher, Vo));
        Assert.Null(School.Holder(Role.Directeur, Teacher, Po));
        Assert.Equal(Fg, School.Holder(Role.Fg, Teacher, Vo));
        Assert.Equal(Chair, School.Holder(Role.Bestuur, Teacher, Vo));
        Assert.Null(School.Holder(Role.Leidinggevende, new PersonId("stranger"), Vo));
        Assert.Null(School.Holder(Role.Medewerker, Teacher, Vo));
    }

    [Fact]
    public void Nobody_holds_a_part_towards_themselves()
    {
        Assert.Null(School.Holder(Role.Directeur, Head, Vo));
        Assert.Null(School.Holder(Role.Fg, Fg, Vo));
        Assert.Equal(Member, School.Holder(Role.Bestuur, Chair, Vo));
        Assert.Null(With(Teacher, person => person with { Posts = [new Post(Vo, Teacher)] }).Holder(Role.Leidinggevende, Teacher, Vo));
    }

    [Theory]
    [InlineData("left")]
    [InlineData("disabled")]
    [InlineData("guest")]
    [InlineData("unknown")]
    public void Who_is_gone_holds_nothing_plays_nothing_and_is_not_offered(string how)
    {
        var school = how == "unknown" ? School with { People = [.. School.People.Where(person => person.Id != Leader)] } : With(Leader, person => how switch
        {
            "left" => person with { LeftOn = Today },
            "disabled" => person with { IsEnabled = false },
            _ => person with { IsGuest = true },
        });

        Assert.Null(school.Holder(Role.Leidinggevende, Teacher, Vo));
        Assert.Null(school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today, []));
        Assert.Equal(Role.Medewerker, school.RoleOf(Leader, Vo));
        Assert.DoesNotContain(Leader, school.Leidinggevenden(Vo).Select(person => person.Id));
    }

    [Fact]
    public void Who_leaves_tomorrow_is_here_today()
    {
        var school = With(Leader, person => person with { LeftOn = Today.AddDays(1) });

        Assert.Equal(Leader, school.Holder(Role.Leidinggevende, Teacher, Vo));
        Assert.Null((school with { On = Today.AddDays(1) }).Holder(Role.Leidinggevende, Teacher, Vo));
        Assert.Null(school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today.AddDays(1), []));
    }

    [Fact]
    public void The_deputy_acts_for_the_absent_on_the_days_of_the_absence()
    {
        var school = School with { Absences = [new Absence(Leader, Today, Today.AddDays(4))], Deputies = [new Deputy(Leader, Other)] };

        Assert.Equal(Leader, school.Holder(Role.Leidinggevende, Teacher, Vo));
        Assert.Equal(Other, school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today, []));
        Assert.Equal(Other, school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today.AddDays(4), []));
        Assert.Equal(Leader, school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today.AddDays(5), []));
        Assert.Equal(Leader, school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today.AddDays(-1), []));
    }

    [Fact]
    public void The_deputy_of_an_absent_deputy_acts_and_a_ring_of_deputies_ends()
    {
        var school = School with { Absences = [new Absence(Leader, Today, Today), new Absence(Other, Today, Today)], Deputies = [new Deputy(Leader, Other), new Deputy(Other, Leader)] };

        Assert.Null(school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today, []));
        Assert.Equal(Head, (school with { Deputies = school.Deputies.Add(new Deputy(Other, Head)) }).ActingHolder(Role.Leidinggevende, Teacher, Vo, Today, []));
    }

    [Fact]
    public void Neither_the_reporter_nor_who_may_not_know_ever_acts()
    {
        var school = School with { Deputies = [new Deputy(Leader, Teacher), new Deputy(Leader, Other)] };

        Assert.Equal(Other, school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today, [Leader]));
        Assert.Null(school.ActingHolder(Role.Leidinggevende, Teacher, Vo, Today, [Leader, Other]));
        Assert.Equal(Member, school.ActingHolder(Role.Bestuur, Teacher, Vo, Today, [Chair]));
        Assert.Null(school.ActingHolder(Role.Bestuur, Teacher, Vo, Today, [Chair, Member]));
    }

    [Fact]
    public void The_bestuur_replaces_its_own_before_a_deputy_does()
    {
        var school = School with { Absences = [new Absence(Chair, Today, Today)], Deputies = [new Deputy(Chair, Head)] };

        Assert.Equal(Member, school.ActingHolder(Role.Bestuur, Teacher, Vo, Today, []));
        Assert.Equal(Head, school.ActingHolder(Role.Bestuur, Teacher, Vo, Today, [Member]));
    }

    [Fact]
    public void With_two_leidinggevenden_the_first_counts_and_then_the_second()
    {
        var school = With(Teacher, person => person with { Posts = [new Post(Vo, Leader), new Post(Vo, Other)] });

        Assert.Equal(Leader, school.Holder(Role.Leidinggevende, Teacher, Vo));
        Assert.Equal(Other, (school with { Absences = [new Absence(Leader, Today, Today)] }).ActingHolder(Role.Leidinggevende, Teacher, Vo, Today, []));
    }

    [Theory]
    [InlineData("teacher", "vo1", Role.Medewerker)]
    [InlineData("leader", "vo1", Role.Leidinggevende)]
    [InlineData("leader", "po1", Role.Medewerker)]
    [InlineData("other-leader", "po1", Role.Leidinggevende)]
    [InlineData("head", "vo1", Role.Directeur)]
    [InlineData("head", "po1", Role.Medewerker)]
    [InlineData("head", null, Role.Directeur)]
    [InlineData("fg", "po1", Role.Fg)]
    [InlineData("chair", "po1", Role.Bestuur)]
    [InlineData("stranger", null, Role.Medewerker)]
    public void The_highest_part_at_a_school_is_ones_role(string person, string? school, Role role) =>
        Assert.Equal(role, School.RoleOf(new PersonId(person), school is null ? null : new SchoolId(school)));

    [Fact]
    public void A_school_offers_those_who_lead_there_and_those_marked_so()
    {
        Assert.Equal([Head, Leader, Other], School.Leidinggevenden(Vo).Select(person => person.Id));
        Assert.Equal([Other], School.Leidinggevenden(Po).Select(person => person.Id));
    }

    [Fact]
    public void Of_one_person_who_stands_there_twice_the_first_counts()
    {
        var school = School with { People = [Somebody(Teacher, new Post(Vo, Other)), .. School.People] };

        Assert.Equal(Other, school.Holder(Role.Leidinggevende, Teacher, Vo));
    }

    private static Employee Somebody(PersonId id, params Post[] posts) => new() { Id = id, Name = id.Value, Posts = [.. posts] };

    private static Organisation With(PersonId id, Func<Employee, Employee> change) => School with { People = [.. School.People.Select(person => person.Id == id ? change(person) : person)] };
}
