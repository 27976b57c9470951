using ProtocolBot.Host.Operations;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Killing;

public sealed class FailpointTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("")]
    public void Outside_Development_no_place_is_ever_armed(string environment)
    {
        Assert.All(Failpoint.Places, place => Assert.Equal(("", 0), Failpoint.Read(environment, $"{place}:1")));
        Assert.Equal(("", 0), Failpoint.Read(environment, "nowhere"));
    }

    [Fact]
    public void In_Development_it_is_a_place_and_a_count()
    {
        Assert.Equal(("notice.sent", 3), Failpoint.Read("Development", "notice.sent:3"));
        Assert.Equal(("", 0), Failpoint.Read("Development", null));
        Assert.Throws<InvalidOperationException>(static () => Failpoint.Read("Development", "nowhere:1"));
        Assert.Throws<InvalidOperationException>(static () => Failpoint.Read("Development", "notice.sent"));
    }

    [Fact]
    public void Every_place_that_is_reached_is_on_the_list_and_every_place_on_the_list_is_reached()
    {
        var reached = Directory.EnumerateFiles(Repository.Folder("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"Failpoint\.Reach\(""([^""]+)""\)"))
            .Select(static match => match.Groups[1].Value);

        Assert.Equal(Failpoint.Places.Order(), reached.Distinct().Order());
    }
}
