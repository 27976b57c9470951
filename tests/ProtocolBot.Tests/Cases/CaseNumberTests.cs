using CsCheck;

using ProtocolBot.Core.Cases;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>The number of a case, as people write it.</summary>
public sealed class CaseNumberTests
{
    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.Int[2000, 2999], Gen.Int[0, CaseNumber.PerYear - 1]).Sample((year, drawn) => CaseNumber.Read(CaseNumber.Of(year, drawn).ToString()) == CaseNumber.Of(year, drawn));

    [Fact]
    public void It_has_the_year_and_six_digits() => Assert.Equal("2026-000042", CaseNumber.Of(2026, 42).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-48392")]
    [InlineData("2026-4839200")]
    [InlineData("2026 483920")]
    [InlineData("2026-48392a")]
    [InlineData("2026-\u0664\u0664\u0664\u0664\u0664\u0664")]
    [InlineData(" 2026-483920")]
    [InlineData("2026-483920\n")]
    [InlineData("-483920-202")]
    public void Anything_else_is_no_number(string? text) => Assert.Null(CaseNumber.Read(text));

    [Fact]
    public void No_text_breaks_it() => Gen.String[0, 14].Sample(text => CaseNumber.Read(text) is null || text.All(letter => char.IsAsciiDigit(letter) || letter == '-'));
}
