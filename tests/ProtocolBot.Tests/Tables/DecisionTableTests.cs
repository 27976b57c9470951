using System.Collections.Immutable;

using CsCheck;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

using Xunit;

namespace ProtocolBot.Tests.Tables;

/// <summary>The deciding itself, on small tables and on random ones.</summary>
public sealed class DecisionTableTests
{
    private static readonly Conclusion Somewhere = new Conclusion.Conclude
    {
        Kind = VerdictKind.Allowed,
        Cites = ["1.1"],
        Quotes = [],
        Because = new Text("daarom", "because"),
    };

    private static readonly DecisionTable FriendRequest = new(
        [Input("who", ["pupil", "other"]), Input("concern", ["none", "danger"]), Input("state", ["new", "old"], When(("who", ["pupil"])))],
        [Row("1", ("concern", ["danger"])), Row("2", ("who", ["pupil"]), ("state", ["old"])), Row("3", ("who", ["pupil"])), Row("4")]);

    [Fact]
    public void A_row_is_certain_as_soon_as_no_answer_still_to_come_can_change_it()
    {
        Assert.Null(FriendRequest.Certain(Answers.None));
        Assert.Equal("1", FriendRequest.Certain(Given(("concern", "danger")))?.Id);
        Assert.Equal("4", FriendRequest.Certain(Given(("who", "other"), ("concern", "none")))?.Id);
        Assert.Null(FriendRequest.Certain(Given(("who", "pupil"), ("concern", "none"))));
        Assert.Equal("3", FriendRequest.Certain(Given(("who", "pupil"), ("concern", "none"), ("state", "new")))?.Id);
    }

    [Fact]
    public void A_question_whose_guard_is_false_is_not_asked_and_its_old_answer_is_dropped()
    {
        var changed = Given(("who", "other"), ("concern", "none"), ("state", "old"));

        Assert.Null(FriendRequest.Next(Given(("who", "other"), ("concern", "none"))));
        Assert.Null(FriendRequest.Fit(changed)["state"]);
    }

    [Fact]
    public void An_answer_that_follows_from_others_is_not_asked()
    {
        var table = new DecisionTable(
            [Input("about", ["board", "pupil"]), Input("receiver", ["directeur", "bestuur"]) with { Set = [new SetAnswer(When(("about", ["board"])), Answer.Of("directeur"))] }],
            [Row("1", ("receiver", ["directeur"])), Row("2")]);

        Assert.Equal("1", table.Certain(Given(("about", "board")))?.Id);
        Assert.Equal(Answer.Of("directeur"), table.Fit(Given(("about", "board")))["receiver"]);
        Assert.Equal(1, table.Next(Given(("about", "pupil"))));
    }

    [Fact]
    public void A_table_with_a_gap_is_never_certain_in_the_gap()
    {
        var table = new DecisionTable([Input("who", ["pupil", "other"])], [Row("1", ("who", ["pupil"]))]);

        Assert.Null(table.Certain(Given(("who", "other"))));
        Assert.Null(table.Certain(Answers.None));
    }

    [Fact]
    public void Certainty_is_exactly_what_every_completion_says()
    {
        Tables().Sample((table, picks) =>
        {
            var partial = Partial(picks);
            var firsts = Completions(partial, 0).Select(full => First(table, full)).Distinct().ToList();

            var expected = firsts is [{ } only] ? only : null;
            Assert.Same(expected, table.Certain(partial));
        }, iter: 2_000);
    }

    private static readonly string[] Questions = ["a", "b", "c"];
    private static readonly ImmutableArray<string> Ids = ["x", "y", "z"];

    private static Gen<(DecisionTable Table, int[] Picks)> Tables()
    {
        var cell = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 6], (question, bits) => new Cell(Questions[question], [.. Ids.Where((_, at) => (bits >> at & 1) == 1)]));
        var rules = cell.Array[0, 2].Array[1, 5].Select(rows => rows.Select((cells, at) => new Rule($"{at}", new Condition(cells.Length == 0 ? [] : [[.. cells]]), Somewhere, 1)).ToImmutableArray());
        var guard = Gen.Int[0, 6].Select(bits => bits == 0 ? Condition.Always : new Condition([[new Cell("a", [.. Ids.Where((_, at) => (bits >> at & 1) == 1)])]]));
        return Gen.Select(rules, guard, Gen.Int[-1, 2].Array[3], (rows, askIf, picks) =>
            (new DecisionTable([Input("a", [.. Ids]), Input("b", [.. Ids], askIf), Input("c", [.. Ids])], rows), picks));
    }

    private static Answers Partial(int[] picks) =>
        Questions.Zip(picks).Where(pair => pair.Second >= 0).Aggregate(Answers.None, (answers, pair) => answers.With(pair.First, Answer.Of(Ids[pair.Second])));

    private static IEnumerable<Answers> Completions(Answers answers, int at) => at == Questions.Length
        ? [answers]
        : answers[Questions[at]] is not null
            ? Completions(answers, at + 1)
            : Ids.SelectMany(id => Completions(answers.With(Questions[at], Answer.Of(id)), at + 1));

    private static Rule? First(DecisionTable table, Answers full)
    {
        var fitting = table.Fit(full);
        return table.Rules.FirstOrDefault(rule => rule.If.Holds(fitting));
    }

    private static TableInput Input(string id, string[] ids, Condition? askIf = null) => new(id, [.. ids], Many: false, Alone: null, askIf ?? Condition.Always, []);

    private static Rule Row(string id, params (string Question, string[] Ids)[] cells) => new(id, When(cells), Somewhere, 1);

    private static Condition When(params (string Question, string[] Ids)[] cells) =>
        new(cells.Length == 0 ? [] : [[.. cells.Select(cell => new Cell(cell.Question, [.. cell.Ids]))]]);

    private static Answers Given(params (string Question, string Id)[] given) =>
        given.Aggregate(Answers.None, (answers, pair) => answers.With(pair.Question, Answer.Of(pair.Id)));
}
