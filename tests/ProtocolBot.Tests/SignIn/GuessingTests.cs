using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Guessed case numbers; 100,000 of them in <c>bench guess</c>.</summary>
public sealed class GuessingTests
{
    [Fact]
    public async Task A_guessed_number_gets_the_same_answer_whether_the_case_exists_or_not()
    {
        var guessed = await Guessing.RunAsync(2_000, 20260105);

        TestContext.Current.TestOutputHelper?.WriteLine($"median {guessed.Absent:F2} ms absent, {guessed.Forbidden:F2} ms forbidden");
        Assert.Equal(404, guessed.Status);
        Assert.Empty(guessed.Different);
        Assert.Equal(0, guessed.Read);
    }
}
