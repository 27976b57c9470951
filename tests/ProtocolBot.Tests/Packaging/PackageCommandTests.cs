using Microsoft.Extensions.Configuration;

using ProtocolBot.Host.Commands;
using ProtocolBot.Tests.Operations;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

public sealed class PackageCommandTests : IDisposable
{
    private const string App = "9f1d3c54-3a7e-4b0f-9c58-2f6d1f5f7a10";
    private const string Bot = "11111111-2222-3333-4444-555555555555";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-package-");

    private string Zip => Path.Combine(folder.FullName, "app.zip");

    [Fact]
    public async Task The_program_writes_the_package_and_its_help_documents_each_option()
    {
        var ran = await Ran.Async(["package", "--app-id", App, "--bot-id", Bot, "--host", "bot.school.nl", "--out", Zip]);
        var help = await Ran.Async(["package", "--help"]);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains($"{Zip}: version ", ran.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Zip));
        Assert.All(new[] { "--app-id", "--bot-id", "--sign-in-id", "--host", "--privacy", "--terms", "--app-version", "--from", "--out" }, option => Assert.Contains(option, help.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_settings_say_who_the_bot_is_and_where()
    {
        var ran = await RunAsync(["--app-id", App, "--privacy", "https://s.nl/p", "--terms", "https://s.nl/t", "--app-version", "2.0.1", "--out", Zip], ("BotFramework:AppId", Bot), ("Cases:PublicUrl", "https://bot.school.nl/"));

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.StartsWith($"{Zip}: version 2.0.1 for bot.school.nl, ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_are_not_given_are_noted()
    {
        var ran = await RunAsync(["--app-id", App, "--bot-id", Bot, "--host", "bot.school.nl", "--terms", "https://s.nl/t", "--out", Zip]);

        Assert.Equal(0, ran.Code);
        Assert.StartsWith("note: without --privacy", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_problem_nothing_is_written()
    {
        var ran = await RunAsync(["--app-id", App, "--bot-id", Bot, "--host", "https://bot.school.nl/x", "--out", Zip]);

        Assert.Equal(1, ran.Code);
        Assert.Contains("manifest.json: validDomains[0]: 'https://bot.school.nl/x' must be the name of one host", ran.Out, StringComparison.Ordinal);
        Assert.EndsWith("problems; nothing was written", ran.Out.TrimEnd(), StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    [Theory]
    [InlineData("--app-id is needed")]
    [InlineData("--bot-id, or the setting BotFramework:AppId, is needed", "--app-id", App)]
    [InlineData("--host, or the setting Cases:PublicUrl, is needed", "--app-id", App, "--bot-id", Bot)]
    [InlineData("'--appid' is no option", "--appid", App)]
    [InlineData("--host needs a value", "--host")]
    [InlineData("--host needs a value", "--host", "--out")]
    [InlineData("--host stands there twice", "--host", "a.nl", "--host", "b.nl")]
    public async Task What_is_missing_or_unknown_is_said(string said, params string[] args)
    {
        var ran = await RunAsync(args);

        Assert.Equal((2, ""), (ran.Code, ran.Out));
        Assert.StartsWith($"package: {said}", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<(int Code, string Out, string Error)> RunAsync(string[] args, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await PackageCommand.RunAsync(args, configuration, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
