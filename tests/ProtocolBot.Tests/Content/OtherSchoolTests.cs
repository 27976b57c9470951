using ProtocolBot.Core.Content;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Content;
using ProtocolBot.Tests.Support;
using Xunit;

namespace ProtocolBot.Tests.Content;

/// <summary>Another school group with another protocol: a folder with its own paragraphs, situations and sentences, and the bot's own words as they are. No code.</summary>
public sealed class OtherSchoolTests : IDisposable
{
    /// <summary>The bot's own words, which a school group takes over.</summary>
    private static readonly string[] Shared = ["wording.yaml", "cases.yaml", "fg.yaml", "mail.yaml", "page.yaml", "language.yaml", "names.yaml", "model.yaml", "phone-numbers.yaml"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-");

    public OtherSchoolTests()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "dialogs");
        var own = Path.Combine(AppContext.BaseDirectory, "Content", "OtherSchool");
        foreach (var file in Shared)
        {
            File.Copy(Path.Combine(shipped, file), Path.Combine(folder.FullName, file));
        }

        Directory.CreateDirectory(Path.Combine(folder.FullName, "understanding"));
        foreach (var file in Directory.EnumerateFiles(own, "*.yaml", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetRelativePath(own, file)));
        }
    }

    [Fact]
    public void Its_content_is_whole()
    {
        var reading = ContentReader.Read(ContentLoader.Files(folder.FullName));

        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        Assert.Empty(ContentCheck.Full(reading.Content!).Select(problem => problem.ToString()));
        Assert.Empty(CardCheck.Full(reading.Content!).Select(problem => problem.ToString()));
        Assert.Equal(["visitors"], reading.Content!.Scenarios.Select(scenario => scenario.Id));
    }

    [Fact]
    public async Task The_bot_talks_about_it_to_a_verdict_with_its_own_paragraph()
    {
        await using var bot = await BotUnderTest.StartAsync(settings: [$"Content:Folder={folder.FullName}", $"Understanding:Folder={folder.FullName}"]);
        var chat = bot.Chat();

        var asked = await chat.SayAsync("er staat een gast voor de deur, mag die erin?");
        Assert.Equal("visitors/appointment", asked.Asks);

        var decided = await chat.SayAsync("nee");
        Assert.Equal("ask-first", decided.Verdict);
        Assert.Contains("instemming van de directeur", decided.Words + decided.Body, StringComparison.Ordinal);

        var quoted = await chat.SayAsync("wat zegt 1.3?");
        Assert.Contains("veilig gebouw", quoted.Words, StringComparison.Ordinal);

        Assert.Contains("112", (await chat.SayAsync("help, iemand heeft een mes bij zich en bedreigt nu een leerling")).Words, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
