using ProtocolBot.Core.Understanding;
using ProtocolBot.Host.Commands.Evaluate;
using ProtocolBot.Tests.Language;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.OwnWords;

public sealed class NearCopiesTests
{
    [Theory]
    [InlineData("mag ik een foto van mijn klas op mijn eigen insta zetten", "Mag ik 'n foto van mn klas op mijn eigen insta zetten??", true)]
    [InlineData("mag ik een foto van mijn klas op mijn eigen insta zetten", "mag ik een fotoo van mijn klas op mijn eigen instaa zetten", true)]
    [InlineData("mag ik een foto van mijn klas op mijn eigen insta zetten", "kan ik een klassenfoto plaatsen op mijn privéaccount", false)]
    [InlineData("mag ik een foto van mijn klas op mijn eigen insta zetten", "mag ik een leerling toevoegen op snap", false)]
    [InlineData("hoi", "hoi!", true)]
    public void The_same_in_nearly_the_same_words_is_a_near_copy_and_the_same_in_other_words_is_none(string text, string sentence, bool copy) =>
        Assert.Equal(copy, new NearCopies(ShippedContent.Set, [text]).Has(sentence));

    /// <summary>What one is measured by one does not learn; nor a paraphrase that changes a word.</summary>
    [Fact]
    public void No_training_sentence_is_a_near_copy_of_a_question_by_which_the_understanding_is_measured()
    {
        var file = Path.Combine(ShippedWords.Folder, "..", "..", "shared", "evaluation", "questions-dev.jsonl");
        var questions = File.Exists(file) ? LabelledFile.Read(file).Questions : [];

        var copies = new NearCopies(ShippedContent.Set, questions.Select(question => question.Text));

        Assert.Empty(ShippedContent.Set.Training.Intents.SelectMany(intent => intent.Sentences).Where(copies.Has).Select(sentence => sentence.Text));
    }
}
