using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Operations;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_documents_each_command()
    {
        var ran = await Ran.Async(["--help"]);

        Assert.Equal(0, ran.ExitCode);
        Assert.All(new[] { "check", "paths [scenario]", "chat [--as ROLE]", "explain RECEIPT", "migrate", "package [options]" }, usage => Assert.Contains(usage, ran.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_that_is_not_there_is_named_and_the_others_are_listed()
    {
        var ran = await Ran.Async(["chekc"]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("'chekc' is not a command", ran.Error, StringComparison.Ordinal);
        Assert.Contains("check", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_content_passes_its_check()
    {
        var ran = await Ran.Async(["check"]);

        // The day on which the phone numbers are due is a matter of the clock (CheckCommandTests), not of the content.
        Assert.Equal("", ran.Error);
        Assert.All(ran.Out.Split('\n').Where(line => line.StartsWith("dialogs/", StringComparison.Ordinal)), line => Assert.StartsWith("dialogs/phone-numbers.yaml", line, StringComparison.Ordinal));
        Assert.Contains($"content {Policy.ShippedContent.Set.Hash}", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paths_of_a_dialog_are_lines_of_CSV()
    {
        var ran = await Ran.Async(["paths", "friend-request"]);

        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 10);
        Assert.All(lines[1..], static line => Assert.StartsWith("friend-request", line, StringComparison.Ordinal));
        Assert.Equal(2, (await Ran.Async(["paths", "nothing-such"])).ExitCode);
    }

    [Fact]
    public async Task The_database_is_brought_to_this_version()
    {
        var ran = await Ran.Async(["migrate"]);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains($"schema version {SqliteSchema.Version}", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_database_is_brought_to_this_version_or_refused_without_saying_the_password()
    {
        var database = await (await PostgresOfTheRun.GetAsync()).MakeDatabaseAsync();

        var ran = await Ran.Async(["migrate"], $"Storage__Postgres={database}");
        var refused = await Ran.Async(["migrate"], $"Storage__Postgres={database};Port=1");

        Assert.Equal((0, $"PostgreSQL: schema version {PostgresSchema.Version}; 0 replies wait, 0 are parked", ""), (ran.ExitCode, ran.Out.Trim(), ran.Error));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("cannot be opened", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, refused.Out + refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage__Foldr=x", "Storage:Foldr")]
    [InlineData("Outbox__LeaseSeconds=3", "Outbox:LeaseSeconds must lie between 25 and 600")]
    [InlineData("Outbox__LeaseSeconds=soon", "Outbox:LeaseSeconds")]
    [InlineData("Storage__File=../x.db", "Storage:File must be")]
    [InlineData("Diagnostics__Traces=maybe", "Diagnostics:Traces")]
    [InlineData("BotFramework__AppIdd=x", "BotFramework:AppIdd")]
    [InlineData("Content__Folder=nowhere-at-all", "nowhere-at-all")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string said)
    {
        var ran = await Ran.Async(["--urls", "http://127.0.0.1:0"], setting);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }
}
