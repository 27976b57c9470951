using ProtocolBot.Core.Tables;

using Xunit;

namespace ProtocolBot.Tests.Tables;

public sealed class AnswersTests
{
    [Fact]
    public void A_new_answer_to_the_same_question_replaces_the_old_one()
    {
        var answers = Answers.None.With("who", Answer.Of("pupil")).With("state", Answer.Of("new")).With("who", Answer.Of("parent"));

        Assert.Equal(Answer.Of("parent"), answers["who"]);
        Assert.Equal(["who", "state"], answers.Given.Select(given => given.Question));
    }
}
