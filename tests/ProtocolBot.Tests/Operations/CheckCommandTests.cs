using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Core.Content;
using ProtocolBot.Host.Commands;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Operations;

public sealed class CheckCommandTests : IDisposable
{
    private readonly DirectoryInfo dialogs = Directory.CreateTempSubdirectory("protocolbot-dialogs-");

    private const string Review = "review: 2027-05-01";

    [Theory]
    [InlineData("2026-11-23", 0, null)]
    [InlineData("2027-03-31", 0, null)]
    [InlineData("2027-04-01", 0, ": note: The numbers must be looked at by 2027-05-01; owner: ")]
    [InlineData("2027-05-01", 0, ": note: The numbers must be looked at by 2027-05-01; owner: ")]
    [InlineData("2027-05-02", 1, ": The numbers must be looked at by 2027-05-01; owner: ")]
    public async Task The_review_of_the_phone_numbers_is_noted_a_month_ahead_and_a_problem_once_it_has_passed(string today, int exitCode, string? said)
    {
        var (code, output) = await CheckAsync(Folder(ShippedContent.Files), DateTimeOffset.Parse(today + "T09:00Z", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(exitCode, code);
        Assert.EndsWith($": {exitCode} problems", output.TrimEnd(), StringComparison.Ordinal);
        var line = ShippedContent.Files.Single(file => file.Path == "phone-numbers.yaml").Text.Split('\n').ToList().IndexOf(Review) + 1;
        var told = output.Split('\n').Where(one => one.StartsWith("dialogs/", StringComparison.Ordinal)).ToList();
        if (said is null)
            Assert.Empty(told);
        else
            Assert.StartsWith($"dialogs/phone-numbers.yaml:{line}{said}", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_cannot_be_shown_is_a_problem_with_file_and_line()
    {
        var files = ShippedContent.With("press.yaml", "label: { nl: \"Nee, of nog niet\"", $"label: {{ nl: \"{new string('n', 10_000)}\"");

        var (code, output) = await CheckAsync(Folder(files), new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(1, code);
        Assert.Matches(@"dialogs/press\.yaml:\d+: The card of question 'permission' \(Dutch\): more than 28672 bytes", output);
        Assert.Matches(@"dialogs/press\.yaml:\d+: The label of 'no' is longer than 60 characters", output);
    }

    [Fact]
    public async Task The_host_does_not_start_with_a_card_that_cannot_be_shown()
    {
        var folder = Folder(ShippedContent.With("press.yaml", "Vond je leidinggevende", new string('n', 10_000)));

        var ran = await Ran.Async(["--urls", "http://127.0.0.1:0"], $"Content__Folder={folder}");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("The card of question 'permission' (Dutch)", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => dialogs.Delete(recursive: true);

    private static async Task<(int Code, string Output)> CheckAsync(string folder, DateTimeOffset now)
    {
        await using var output = new StringWriter();
        var code = await CheckCommand.RunAsync(folder, new FakeTimeProvider(now), output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    private string Folder(IReadOnlyList<ContentFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(dialogs.FullName, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        return dialogs.FullName;
    }
}
