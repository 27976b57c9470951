using System.Diagnostics;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Understanding;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.OwnWords;

public sealed class ClassifierTests
{
    private static readonly ContentSet Content = SmallTraining.Content;

    [Fact]
    public void The_same_sentences_give_the_same_classifier_bit_for_bit() =>
        Assert.Equal(ClassifierBytes.Of(Content, Trainer.Learn(Content)), ClassifierBytes.Of(Content, Trainer.Learn(Content with { Hash = "other" })));

    [Fact]
    public void What_was_kept_and_read_back_guesses_exactly_the_same()
    {
        var learnt = Trainer.Learn(Content);

        var read = ClassifierBytes.Read(Content, ClassifierBytes.Of(Content, learnt));

        Assert.NotNull(read);
        Assert.All(["mag ik een foto van mijn klas op insta", "leerling volgt mij", "", "zzz"], text =>
        {
            Assert.Equal(Shares(learnt, text), Shares(read, text));
            Assert.Equal(learnt.Of(text).Articles, read.Of(text).Articles);
        });
    }

    [Fact]
    public void What_is_damaged_cut_short_or_learnt_from_something_else_is_not_used()
    {
        var bytes = ClassifierBytes.Of(Content, Trainer.Learn(Content));
        var other = Content with { Training = Content.Training with { Intents = Content.Training.Intents[..^1] } };

        Assert.All([0, 10, bytes.Length / 2, bytes.Length - 1], at => Assert.Null(ClassifierBytes.Read(Content, Damaged(bytes, at))));
        Assert.All([0, 1, 40, bytes.Length - 1], length => Assert.Null(ClassifierBytes.Read(Content, bytes.AsSpan(0, length))));
        Assert.Null(ClassifierBytes.Read(other, bytes));
    }

    [Theory]
    [InlineData("mag deze foto van mijn klas op insta", "post", "")]
    [InlineData("wil je mij volgen zegt een leerling op snap", "friend-request", "")]
    [InlineData("waarom doet de printer het niet", null, Kinds.OutOfScope)]
    public void It_generalises_from_what_it_learnt(string text, string? scenario, string kind) =>
        Assert.Equal(new Aim(scenario, kind), Trainer.Learn(Content).Of(text).Best);

    [Fact]
    public void Shares_are_of_one_and_the_reasons_are_words_that_can_be_read()
    {
        var classifier = Trainer.Learn(Content);
        var guess = classifier.Of("mag ik een foto van mijn klas op insta zetten");

        Assert.Equal(1, guess.Aims.Sum(aim => aim.Share), 3);
        Assert.Equal(["4.4", "5.3"], guess.Articles.Take(2).Select(article => article.Id));
        Assert.Contains(classifier.Why("mag ik een foto van mijn klas op insta zetten", guess.Intents[0].Intent, guess.Intents[1].Intent).Take(25), reason => reason.Feature == "xphoto");
    }

    [Theory]
    [InlineData("Mag ik een FOTO van mijn klas op insta?", "mag ik een foto van mijn klas op insta?")]
    [InlineData("één  leerling\twil me   vólgen", "een leerling wil me volgen")]
    [InlineData("mag ik een fo\u200Bto van mijn klas\u00AD op insta", "mag ik een foto van mijn klas op insta")]
    public void Case_accents_spaces_and_invisible_characters_change_nothing(string typed, string plain)
    {
        var classifier = Trainer.Learn(Content);

        Assert.Equal(Shares(classifier, plain), Shares(classifier, typed));
    }

    [Fact]
    public void A_typing_error_changes_little()
    {
        var classifier = Trainer.Learn(Content);

        Assert.Equal("friend-request", classifier.Of("een leeling stuurt me een vriendschpsverzoek").Best.Scenario);
        Assert.Equal("post", classifier.Of("mag ik een klasenfoto plaatsn").Best.Scenario);
    }

    [Fact]
    public void Nothing_to_learn_from_means_nothing_is_guessed()
    {
        var empty = Content with { Training = Training.None };

        Assert.Empty(Trainer.Learn(empty).Of("mag ik een foto plaatsen").Aims);
    }

    [Fact]
    public void Contents_that_teach_the_same_share_what_was_learnt_and_none_learns_before_it_is_asked()
    {
        var (one, other) = (Content with { Hash = "1" }, Content with { Hash = "2" });
        var unasked = Content with { Training = Content.Training with { Intents = Content.Training.Intents[1..] } };

        Assert.Same(Learnt.Of(one), Learnt.Of(other));
        Assert.False(Learnt.Has(unasked));
    }

    [Fact]
    public void The_shipped_sentences_are_learnt_in_ten_seconds_read_at_once_and_understood_at_once()
    {
        var content = ShippedContent.Set;
        var from = Stopwatch.GetTimestamp();
        var classifier = Learnt.Of(content);
        Assert.InRange(Stopwatch.GetElapsedTime(from).TotalSeconds, 0, 30);

        var bytes = ClassifierBytes.Of(content, classifier);
        var reading = Best(() => ClassifierBytes.Read(content, bytes));
        var guessing = Best(() => classifier.Of("mag ik een foto van de sportdag met leerlingen erop op de facebookpagina van de school zetten of eerst vragen"));

        // A tenth of a second and a few milliseconds on this machine; the bounds leave room for a busy one.
        Assert.InRange(reading.TotalMilliseconds, 0, 1000);
        Assert.InRange(guessing.TotalMilliseconds, 0, 25);
    }

    private static IEnumerable<(string, double)> Shares(Classifier classifier, string text) => classifier.Of(text).Intents.Select(entry => (entry.Intent.Id, entry.Share));

    private static TimeSpan Best(Func<object?> act) => Enumerable.Range(0, 5).Select(_ =>
    {
        var from = Stopwatch.GetTimestamp();
        Assert.NotNull(act());
        return Stopwatch.GetElapsedTime(from);
    }).Min();

    private static byte[] Damaged(byte[] bytes, int at)
    {
        var damaged = (byte[])bytes.Clone();
        damaged[at] ^= 1;
        return damaged;
    }
}
