using CsCheck;

using ProtocolBot.Core.Figures;

using Xunit;

namespace ProtocolBot.Tests.Figures;

/// <summary>No count under five is shown, and none can be worked out: held against going through every possible world.</summary>
public sealed class SuppressionTests
{
    [Fact]
    public void Whatever_is_kept_back_can_still_be_all_that_it_could_be_if_only_the_total_stood_there() => AnyTree.Small.Sample(
        tree =>
        {
            var showing = Suppression.Of(tree);
            var isTotalShown = showing[tree.Id] is Showing.Exact;
            var possible = Worlds.Of(tree, count => Suppression.Says(count, showing[count.Id]));
            var free = Worlds.Of(tree, count => count.IsKnown || (count == tree && isTotalShown) ? Bounds.Exactly(count.Number) : count == tree ? new Bounds(0, Suppression.Fewest - 1) : Bounds.Any);

            foreach (var count in tree.All().Where(count => !count.IsKnown && showing[count.Id] is Showing.Few))
            {
                Assert.Equal(free[count.Id].Where(number => number < Suppression.Fewest), possible[count.Id]);
            }

            foreach (var count in tree.All().Where(count => !count.IsKnown && showing[count.Id] is Showing.Hidden or Showing.Withheld))
            {
                Assert.True(possible[count.Id].Count > 1 || free[count.Id].Count == 1, $"{count.Id} must be {count.Number}");
            }
        },
        iter: 500);

    [Fact]
    public void What_a_reader_can_work_out_is_exactly_what_the_deduction_says() => AnyTree.Small.Sample(
        tree =>
        {
            var showing = Suppression.Of(tree);
            var possible = Worlds.Of(tree, Says);
            var deduced = Deduction.Of(tree, Says);

            Assert.All(tree.All(), count => Assert.Equal((deduced[count.Id].Low, deduced[count.Id].High), (possible[count.Id].Min, possible[count.Id].Max)));

            // The true total, so that there is an end to going through worlds.
            Bounds Says(Tallied count) => count == tree ? Bounds.Exactly(count.Number) : Suppression.Says(count, showing[count.Id]);
        },
        iter: 300);

    [Fact]
    public void Also_in_large_trees_no_count_under_five_is_shown_or_pinned() => AnyTree.Large.Sample(
        tree =>
        {
            var showing = Suppression.Of(tree);
            var deduced = Deduction.Of(tree, count => Suppression.Says(count, showing[count.Id]));
            var free = Deduction.Of(tree, count => count == tree || count.IsKnown ? Bounds.Exactly(count.Number) : Bounds.Any);

            foreach (var count in tree.All().Where(count => !count.IsKnown))
            {
                Assert.True(showing[count.Id] is not Showing.Exact || count.Number >= Suppression.Fewest, $"{count.Id} shows {count.Number}");
                Assert.True(showing[count.Id] is Showing.Exact || deduced[count.Id].High > deduced[count.Id].Low || free[count.Id].High == free[count.Id].Low || tree.Number < Suppression.Fewest, $"{count.Id} must be {count.Number}");
            }
        },
        iter: 500);

    [Fact]
    public void Where_nothing_is_small_nothing_is_kept_back() =>
        Assert.All(Suppression.Of(Split(20, 5, 5, 10)).Values, showing => Assert.Equal(Showing.Exact, showing));

    [Fact]
    public void One_small_count_takes_another_with_it_and_no_more_than_is_needed()
    {
        var showing = Suppression.Of(Split(52, 2, 9, 11, 30));

        Assert.Equal([Showing.Few, Showing.Hidden, Showing.Exact, Showing.Exact], Of(showing, 4));
    }

    [Fact]
    public void Two_small_counts_that_only_add_up_in_one_way_do_not_hide_each_other()
    {
        var showing = Suppression.Of(Split(28, 4, 4, 20));

        Assert.Equal([Showing.Few, Showing.Few, Showing.Hidden], Of(showing, 3));
    }

    [Fact]
    public void Where_nothing_is_left_to_hide_behind_all_of_the_split_is_kept_back()
    {
        var showing = Suppression.Of(Split(7, 4, 3));

        Assert.Equal([Showing.Withheld, Showing.Withheld], Of(showing, 2));
    }

    [Fact]
    public void What_the_reader_knows_already_hides_nothing()
    {
        var known = Split(10, 3, 2, 5);
        var showing = Suppression.Of(known with { Splits = [[known.Splits[0][0] with { IsKnown = true }, .. known.Splits[0].RemoveAt(0)]] });
        var deduced = Deduction.Of(known, count => count.Id == "p0" ? Bounds.Exactly(3) : Suppression.Says(count, showing[count.Id]));

        Assert.True(deduced["p1"].High > deduced["p1"].Low);
    }

    [Fact]
    public void A_total_under_five_shows_nothing_at_all() =>
        Assert.All(Suppression.Of(Split(4, 4, 0)), entry => Assert.Equal(entry.Key == "total" ? Showing.Few : Showing.Withheld, entry.Value));

    private static Tallied Split(int total, params int[] parts) => new("total", total) { Splits = [[.. parts.Select((part, at) => new Tallied($"p{at}", part))]] };

    private static IEnumerable<Showing> Of(IReadOnlyDictionary<string, Showing> showing, int parts) => Enumerable.Range(0, parts).Select(at => showing[$"p{at}"]);
}
