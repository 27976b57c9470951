using ProtocolBot.Core.Directory;

using Xunit;

namespace ProtocolBot.Tests.People;

public sealed class DirectoryCheckTests
{
    public static TheoryData<DirectoryDefect> Every => [.. Enum.GetValues<DirectoryDefect>()];

    [Fact]
    public void There_are_24_defects_and_each_can_be_made()
    {
        Assert.Equal(24, Enum.GetValues<DirectoryDefect>().Length);
        Assert.Equal(Enum.GetValues<DirectoryDefect>(), BrokenDirectories.All.Select(broken => broken.Defect).Order());
    }

    [Fact]
    public void A_whole_directory_has_none() => Assert.Empty(new DirectoryDraft().Defects());

    [Theory]
    [MemberData(nameof(Every))]
    public void Each_defect_is_found_with_file_and_line(DirectoryDefect defect)
    {
        var breaking = BrokenDirectories.All.Single(broken => broken.Defect == defect);
        var draft = new DirectoryDraft();

        breaking.Break(draft);
        var found = draft.Defects();

        var line = breaking.Row.Length == 0 ? 1 : draft.LineOf(breaking.File, breaking.Row);
        Assert.Contains(new Place(breaking.File, line), found.Where(problem => problem.Defect == defect).Select(problem => problem.Place));
    }

    [Fact]
    public void All_276_pairs_are_found_together()
    {
        var pairs = 0;
        foreach (var (index, first) in BrokenDirectories.All.Index())
        {
            foreach (var second in BrokenDirectories.All.Skip(index + 1))
            {
                var draft = new DirectoryDraft();
                first.Break(draft);
                second.Break(draft);

                var found = draft.Defects().Select(problem => problem.Defect).ToHashSet();

                Assert.True(found.Contains(first.Defect) && found.Contains(second.Defect), $"{first.Defect} with {second.Defect}: found {string.Join(", ", found)}");
                pairs++;
            }
        }

        Assert.Equal(276, pairs);
    }

    [Fact]
    public void No_defect_names_anybody()
    {
        var draft = new DirectoryDraft();
        foreach (var breaking in BrokenDirectories.All)
        {
            breaking.Break(draft);
        }

        draft.Set("posts.csv", "hassan.ouali", "leidinggevende", "nobody.atall@ozhw.example");
        var said = string.Join('\n', draft.Defects().Select(problem => problem.ToString()));

        Assert.All(draft.Read().Organisation.People, person => Assert.DoesNotContain(person.Name, said, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("@", said, StringComparison.Ordinal);
        Assert.Contains("warning unknown-id", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_nobody_was_given_is_found_too()
    {
        var draft = new DirectoryDraft();

        draft.RemoveRows("roles.csv", "fg");
        draft.RemoveRows("roles.csv", "bestuur");

        Assert.Superset(new HashSet<DirectoryDefect> { DirectoryDefect.FgVacant, DirectoryDefect.BoardMissing }, draft.Defects().Select(problem => problem.Defect).ToHashSet());
    }

    [Fact]
    public void A_calendar_that_has_run_out_is_found()
    {
        var draft = new DirectoryDraft();
        draft.Remove("holidays.csv");

        Assert.Equal([DirectoryDefect.SchoolClosed], draft.Defects().Select(problem => problem.Defect));
    }

    [Theory]
    [InlineData(DirectoryDefect.NoLeidinggevende, "no-leidinggevende")]
    [InlineData(DirectoryDefect.Self, "self")]
    [InlineData(DirectoryDefect.FgIsDirector, "fg-is-director")]
    public void Ids_are_words_with_dashes(DirectoryDefect defect, string id) => Assert.Equal(id, DirectoryDefects.Id(defect));
}
