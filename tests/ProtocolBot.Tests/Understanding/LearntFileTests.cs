using Microsoft.Extensions.Logging.Abstractions;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Understanding;
using ProtocolBot.Host.Content;

using Xunit;

namespace ProtocolBot.Tests.OwnWords;

public sealed class LearntFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-learnt-");

    [Fact]
    public void What_was_learnt_is_kept_and_the_next_start_reads_it()
    {
        var content = Content("kept");
        Kept().Learn(content);
        var file = Assert.Single(folder.GetFiles());

        Assert.Equal(ClassifierBytes.Of(content, Learnt.Of(content)), File.ReadAllBytes(file.FullName));
        Assert.NotNull(ClassifierBytes.Read(Content("kept"), File.ReadAllBytes(file.FullName)));
        Assert.True(Kept().Read(content));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void A_file_that_is_damaged_or_cut_short_is_not_read_and_made_anew(int length)
    {
        var content = Content($"damaged {length}");
        var path = Path.Combine(folder.FullName, $"understanding-{LearntKey.Of(content)}.learnt");
        File.WriteAllBytes(path, new byte[length]);

        Assert.False(Kept().Read(content));
        Kept().Learn(content);

        Assert.NotNull(ClassifierBytes.Read(content, File.ReadAllBytes(path)));
    }

    [Fact]
    public void What_another_content_taught_is_taken_away()
    {
        Kept().Learn(Content("former"));
        Kept().Learn(Content("present"));

        Assert.Equal($"understanding-{LearntKey.Of(Content("present"))}.learnt", Assert.Single(folder.GetFiles()).Name);
    }

    [Fact]
    public void Where_nothing_can_be_kept_it_is_understood_all_the_same()
    {
        var content = Content("nowhere");
        var notAFolder = Path.Combine(folder.FullName, "file");
        File.WriteAllText(notAFolder, "");

        var kept = new LearntFile(Path.Combine(notAFolder, "beneath"), NullLogger<LearntFile>.Instance);
        Assert.False(kept.Read(content));
        kept.Learn(content);

        Assert.True(Learnt.Has(content));
        Assert.Equal("post", Learnt.Of(content).Of("mag ik een foto van mijn klas plaatsen").Best.Scenario);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private LearntFile Kept() => new(folder.FullName, NullLogger<LearntFile>.Instance);

    /// <summary>One sentence more, so that no other test learnt the same.</summary>
    private static ContentSet Content(string own)
    {
        var training = SmallTraining.Content.Training;
        var first = training.Intents[0];
        return SmallTraining.Content with { Training = training with { Intents = training.Intents.SetItem(0, first with { Sentences = first.Sentences.Add(first.Sentences[0] with { Text = own }) }) } };
    }
}
