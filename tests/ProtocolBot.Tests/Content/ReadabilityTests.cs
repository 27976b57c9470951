using ProtocolBot.Core.Content;

using Xunit;

namespace ProtocolBot.Tests.Content;

/// <summary>The score that every Dutch text must reach, against words and sentences counted by hand.</summary>
public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("ik", 1)]
    [InlineData("leidinggevende", 5)]
    [InlineData("leerling", 2)]
    [InlineData("school", 1)]
    [InlineData("groepsapp", 2)]
    [InlineData("toestemming", 3)]
    [InlineData("mooie", 2)]
    [InlineData("nieuw", 1)]
    [InlineData("eeuw", 1)]
    [InlineData("draai", 1)]
    [InlineData("groei", 1)]
    [InlineData("bureau", 2)]
    [InlineData("IJsje", 2)]
    [InlineData("ideeën", 3)]
    [InlineData("beïnvloeden", 4)]
    [InlineData("privé", 2)]
    [InlineData("hm", 1)]
    public void Syllables_are_counted_as_one_says_them(string word, int syllables) => Assert.Equal(syllables, Readability.Syllables(word));

    [Theory]
    // 3 words, 1 sentence, 3 syllables: 206.84 − 0.93 × 3 − 77 × 1.
    [InlineData("De kat slaapt.", 127.05)]
    // 6 words, 2 sentences, 7 syllables: 206.84 − 0.93 × 3 − 77 × 7/6.
    [InlineData("Vraag het de school. Wacht even.", 114.2167)]
    // 4 words, 1 sentence, 7 + 7 + 3 + 5 syllables: far from easy.
    [InlineData("Organisatorische verantwoordelijkheden vereisen overeenstemming.", -220.38)]
    [InlineData("", 100)]
    [InlineData("112 …", 100)]
    public void A_text_has_the_score_of_the_formula(string text, double score) => Assert.Equal(score, Readability.FleschDouma(text), 0.01);

    [Fact]
    public void A_sentence_ends_at_a_full_stop_a_mark_or_a_line_and_counts_only_with_letters() =>
        Assert.Equal(["Mag dit", "Nee", "Wel zo", "eerst vragen", "Dan mag het"], Readability.Sentences("Mag dit? Nee! 12.\nWel zo: eerst vragen; Dan mag het."));

    [Fact]
    public void A_word_has_letters_and_a_dash_makes_two() =>
        Assert.Equal(["WhatsApp", "groep", "van", "3H2", "docent", "ouder"], Readability.Words("WhatsApp-groep (van 3H2): 12 docent/ouder …"));

    [Fact]
    public void Shorter_sentences_and_shorter_words_are_easier()
    {
        var easy = Readability.FleschDouma("Vraag het eerst. Je krijgt dan een ja of een nee.");
        var longer = Readability.FleschDouma("Vraag het eerst en dan krijg je daarna van de school een ja of een nee op wat je vroeg.");
        var hard = Readability.FleschDouma("Raadpleeg voorafgaand de verantwoordelijke functionaris betreffende toestemmingsvereisten.");

        Assert.True(easy > longer && longer > hard, $"{easy} {longer} {hard}");
        Assert.True(easy > 60 && hard < 60);
    }
}
