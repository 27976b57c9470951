using System.Text;

using CsCheck;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class TurnStateJsonTests
{
    [Fact]
    public void State_is_kept_in_the_form_of_a_dialog_stack()
    {
        var state = new TurnState(new([new DialogInstance("post", "v1", Answers.None.With("channel", Answer.Of("own-account")), null, ["channel"])]), Tongue.Dutch, 2);

        Assert.Equal(
            """{"dialogStack":[{"id":"post","version":"v1","state":{"answers":[{"question":"channel","chosen":["own-account"]}],"prefilled":["channel"]}}],"tongue":"Dutch","misses":2}""",
            Encoding.UTF8.GetString(TurnStateJson.Write(state)));
    }

    [Fact]
    public void Any_state_is_read_back_as_it_was()
    {
        var answer = Gen.OneOf<Answer>(
            Gen.String[1, 6].Array[1, 3].Select(ids => (Answer)new Answer.Chosen([.. ids])),
            Gen.String[0, 30].Select(text => (Answer)new Answer.Written(text)),
            Gen.Const((Answer)new Answer.Skipped()));
        var instance = Gen.Select(Gen.String[1, 8], Gen.String[1, 8], Gen.Select(Gen.String[1, 5], answer).Array[0, 5], Gen.OneOf(Gen.String[1, 5], Gen.Const("?")), Gen.Int[0, 4])
            .Select((id, version, given, changing, misses) => new DialogInstance(
                id, version, given.Aggregate(Answers.None, (answers, pair) => answers.With(pair.Item1, pair.Item2)), misses % 2 == 0 ? null : changing, [.. given.Take(1).Select(pair => pair.Item1)])
            { Misses = misses });

        Gen.Select(instance.Array[0, 3], Gen.Int[0, 2], Gen.Int[0, 3]).Sample((stack, tongue, misses) =>
        {
            var state = new TurnState(new([.. stack]), tongue switch { 0 => null, 1 => Tongue.Dutch, _ => Tongue.English }, misses);
            var read = TurnStateJson.Read(TurnStateJson.Write(state));
            return !read.Damaged && (read.State == state || stack.Any(HasLoneSurrogate));
        });
    }

    [Theory]
    [InlineData("""{"dialogStack":[null]}""")]
    [InlineData("""{"dialogStack":[{"id":"post"}]}""")]
    [InlineData("""{"dialogStack":[{"id":"post","version":"v","state":{"answers":[{"question":"a"}]}}]}""")]
    [InlineData("""{"dialogStack":[{"id":"post","version":"v","state":{"answers":[{"question":"a","chosen":[null]}]}}]}""")]
    [InlineData("""{"dialogStack":5}""")]
    [InlineData("null")]
    [InlineData("nonsense")]
    public void Damaged_state_is_none_and_says_so(string json)
    {
        var read = TurnStateJson.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal((TurnState.Empty, true), (read.State, read.Damaged));
    }

    [Fact]
    public void No_state_is_none_and_whole() => Assert.Equal(new ReadState(TurnState.Empty, Damaged: false), TurnStateJson.Read([]));

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 60].Sample(bytes => TurnStateJson.Read(bytes) is not null);

    /// <summary>Half a character cannot be written as UTF-8.</summary>
    private static bool HasLoneSurrogate(DialogInstance instance) => instance.ToString().Any(char.IsSurrogate)
        || instance.Answers.Given.Any(given => given.Question.Any(char.IsSurrogate) || given.Answer switch
        {
            Answer.Chosen chosen => chosen.Ids.Any(id => id.Any(char.IsSurrogate)),
            Answer.Written written => written.Text.Any(char.IsSurrogate),
            _ => false,
        });
}
