using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Routes;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Routes;

/// <summary>Who hears what, for every route, reporter, set of people whom it concerns and chosen receiver: the laws of the policy's section 2 hold in each.</summary>
public sealed class ReceiversTests
{
    private static readonly Role[] Line = [Role.Leidinggevende, Role.Directeur, Role.Fg, Role.Bestuur];

    private static readonly ImmutableArray<Case> Every =
    [
        .. from route in Enum.GetValues<RouteId>()
           from reporter in Enum.GetValues<Role>()
           from subset in Enumerable.Range(0, 1 << Line.Length)
           let involved = Line.Where((_, at) => (subset >> at & 1) == 1).ToImmutableArray()
           from chosen in new Role?[] { null, Role.Directeur, Role.Bestuur }
           select new Case(route, reporter, involved, chosen),
    ];

    [Fact]
    public void Nobody_is_told_whom_it_concerns_who_reported_it_or_who_was_told_before() => Assert.All(Every, one =>
    {
        Assert.Empty(one.Told.Intersect(one.Involved));
        Assert.DoesNotContain(one.Reporter, one.Told);
        Assert.DoesNotContain(Role.Medewerker, one.Told);
        Assert.Equal(one.Told.Distinct(), one.Told);
    });

    [Fact]
    public void No_stage_is_empty_and_the_row_is_its_stages_one_after_another() => Assert.All(Every, one =>
    {
        Assert.DoesNotContain(one.Stages, stage => stage.IsEmpty);
        Assert.Equal(one.Stages.SelectMany(stage => stage), Receivers.InOrder(one.Route, one.Reporter, one.Involved, one.Chosen));
    });

    [Fact]
    public void Only_the_route_that_tells_nobody_tells_nobody_while_somebody_is_left() => Assert.All(Every, one =>
    {
        if (one.Route is RouteId.None)
            Assert.Empty(one.Told);
        else if (!one.IsForBoardAlone && !(one.Out.Contains(Role.Bestuur) && one.Out.Contains(Role.Fg)))
            Assert.NotEmpty(one.Told);
    });

    [Fact]
    public void A_report_for_the_bestuur_alone_stays_with_the_bestuur() => Assert.All(Every.Where(one => one.IsForBoardAlone), one =>
        Assert.Equal(one.Out.Contains(Role.Bestuur) ? [] : [Role.Bestuur], one.Told));

    [Fact]
    public void A_report_goes_to_one_person_the_directeur_unless_another_was_chosen() => Assert.All(Every.Where(one => one.Route is RouteId.Report && one.Chosen is not Role.Bestuur), one =>
        Assert.Equal(FirstOf(one, Role.Directeur, Role.Bestuur, Role.Fg), one.Told));

    [Fact]
    public void The_press_is_for_the_directeur() => Assert.All(Every.Where(one => one.Route is RouteId.Press), one =>
        Assert.Equal(FirstOf(one, Role.Directeur, Role.Bestuur, Role.Fg), one.Told));

    [Fact]
    public void A_derailment_begins_with_the_leidinggevende_the_directeur_if_it_concerns_that_person_and_the_bestuur_if_it_concerns_the_directeur() =>
        Assert.All(Of(RouteId.Derail, Role.Medewerker).Where(one => !one.Involved.Contains(Role.Bestuur)), one => Assert.Equal(
            one.Involved.Contains(Role.Directeur) ? [Role.Bestuur] : one.Involved.Contains(Role.Leidinggevende) ? [Role.Directeur] : [Role.Leidinggevende],
            one.Stages[0]));

    [Fact]
    public void A_derailment_reaches_directeur_and_FG_and_the_bestuur_in_place_of_an_FG_whom_it_concerns() =>
        Assert.All(Of(RouteId.Derail, Role.Medewerker), one =>
        {
            Assert.Equal(!one.Involved.Contains(Role.Directeur), one.Told.Contains(Role.Directeur));
            Assert.Equal(!one.Involved.Contains(Role.Fg), one.Told.Contains(Role.Fg));
            if (one.Involved.Contains(Role.Fg) || one.Involved.Contains(Role.Directeur))
                Assert.Equal(!one.Involved.Contains(Role.Bestuur), one.Told.Contains(Role.Bestuur));
        });

    [Fact]
    public void A_derailment_that_a_leidinggevende_reports_begins_with_the_second_stage() => Assert.All(Of(RouteId.Derail, Role.Leidinggevende), one =>
    {
        Assert.InRange(one.Stages.Length, 0, 1);
        Assert.Equal(Of(RouteId.Derail, Role.Medewerker).Single(other => other.Involved.SequenceEqual([.. Line.Where(role => role is Role.Leidinggevende || one.Involved.Contains(role))])).Told.Order(), one.Told.Order());
    });

    [Fact]
    public void A_derailment_that_a_directeur_reports_is_for_bestuur_and_FG_together() => Assert.All(Of(RouteId.Derail, Role.Directeur), one =>
        Assert.Equal(new[] { Role.Bestuur, Role.Fg }.Except(one.Involved), one.Told));

    [Theory]
    [InlineData(RouteId.Derail)]
    [InlineData(RouteId.Doubt)]
    public void What_an_FG_reports_is_for_the_bestuur(RouteId route) => Assert.All(Of(route, Role.Fg), one =>
        Assert.Equal(new[] { Role.Bestuur }.Except(one.Involved), one.Told));

    [Fact]
    public void A_doubt_is_for_the_leidinggevende_who_answers_and_then_the_FG_who_advises()
    {
        var stages = Of(RouteId.Doubt, Role.Medewerker).Single(one => one.Involved.IsEmpty).Stages;

        Assert.Equal(["leidinggevende", "fg"], stages.Select(stage => PolicyIds.Of(Assert.Single(stage))));
    }

    [Fact]
    public void The_whole_table_is_as_approved()
    {
        var lines = Every.Where(one => one.Route is not RouteId.None && (one.Route is RouteId.Report ? one.Chosen is not null : one.Chosen is null));

        Golden.Text("receivers.txt", string.Join('\n', lines.Select(one => one.ToString())));
    }

    private static IEnumerable<Case> Of(RouteId route, Role reporter) => Every.Where(one => one.Route == route && one.Reporter == reporter && one.Chosen is null);

    /// <summary>The row in which whoever is missing is replaced by the next.</summary>
    private static IEnumerable<Role> FirstOf(Case one, params Role[] row) => row.Except(one.Out).Take(1);

    /// <summary>One cell of the table.</summary>
    private sealed record Case(RouteId Route, Role Reporter, ImmutableArray<Role> Involved, Role? Chosen)
    {
        public ImmutableArray<ImmutableArray<Role>> Stages { get; } = Receivers.Stages(Route, Reporter, Involved, Chosen);

        public ImmutableArray<Role> Told => [.. Stages.SelectMany(stage => stage)];

        public ImmutableArray<Role> Out => [.. Involved, Reporter];

        public bool IsForBoardAlone => Route is RouteId.Report && Chosen is Role.Bestuur;

        public override string ToString() =>
            $"{PolicyIds.Of(Route)}{(Chosen is { } chosen ? $" to {PolicyIds.Of(chosen)}" : "")} by {PolicyIds.Of(Reporter)} about {Names(Involved)}: {(Stages.IsEmpty ? "nobody" : string.Join(", then ", Stages.Select(Names)))}";

        private static string Names(ImmutableArray<Role> roles) => roles.IsEmpty ? "none of them" : string.Join(" + ", roles.Select(PolicyIds.Of));
    }
}
