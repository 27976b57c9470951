using Xunit;

namespace ProtocolBot.Tests.Models;

/// <summary>What a model's words must be like to reach a person, through the whole bot.</summary>
public sealed class ModelAnswerTests(ModelBench bench) : IClassFixture<ModelBench>
{
    private const string Quote = "De betrokkene is persoonlijk verantwoordelijk voor de inhoud";
    private const string Plain = "Jij bent zelf verantwoordelijk voor wat je plaatst.";

    [Fact]
    public async Task Sentences_that_the_paragraph_says_itself_come_above_the_quotes_under_the_label()
    {
        var (model, bot) = (bench.NextDay(), bench.Bot);
        model.Says(worded: ModelBots.Worded((Plain, "4.7", Quote), ("Dat geldt ook voor wat je doorstuurt of deelt van een ander.", "4.7", "Ook het doorsturen (forwarden), herplaatsen (retweeten)")));

        var heard = await bot.Chat().SayAsync(ModelBots.ByNumber);

        Assert.Equal("model", heard.Word("answer", "by"));
        Assert.Equal(["AIGeneratedContent"], heard.Trace("https://schema.org/Message")!.Value.GetProperty("additionalType").EnumerateArray().Select(type => type.GetString()));
        Assert.Contains($"AI: een computer schreef deze zinnen. Wat het protocol zelf zegt, staat eronder. Dat telt.\n- {Plain} (Artikel 4.7)", heard.Words, StringComparison.Ordinal);
        Assert.Contains("valt daar onder.", heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_are_in_the_language_of_the_person()
    {
        var (model, bot) = (bench.NextDay(), bench.Bot);
        model.Says(worded: ModelBots.Worded(("You are responsible for what you post.", "4.7", Quote)));

        var english = await bot.Chat("en-GB").SayAsync("4.7");
        var dutch = await bot.Chat().SayAsync("4.7");

        Assert.Equal(("model", "quote"), (english.Word("answer", "by"), dutch.Word("answer", "by")));
        Assert.DoesNotContain("schema.org/Message\",\"additionalType", dutch.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dit mag.", "4.7", Quote)]
    [InlineData("Jij bent verantwoordelijk.", "9.9", Quote)]
    [InlineData("Jij bent zelf verantwoordelijk voor wat je plaatst.", "5.8", Quote)]
    [InlineData(Plain, "4.7", "De betrokkene is nooit verantwoordelijk voor de inhoud")]
    [InlineData(Plain, "4.7", "de betrokkene is persoonlijk verantwoordelijk")]
    [InlineData(Plain, "4.7", "De")]
    [InlineData(Plain, "4.7", "")]
    [InlineData("Jij bent zelf niet verantwoordelijk voor wat je plaatst.", "4.7", Quote)]
    [InlineData("Kijk op https://kwaad.example.", "4.7", Quote)]
    [InlineData("Kijk op kwaad.nl.", "4.7", Quote)]
    [InlineData("[Jij](sociale) bent verantwoordelijk.", "4.7", Quote)]
    [InlineData("<b>Jij</b> bent verantwoordelijk.", "4.7", Quote)]
    [InlineData("**Jij** bent zelf verantwoordelijk.", "4.7", Quote)]
    [InlineData("Jij bent zelf\nverantwoordelijk.", "4.7", Quote)]
    [InlineData("Jij bent zelf verant\u200bwoordelijk.", "4.7", Quote)]
    [InlineData("Jij bеnt zelf verantwoordelijk.", "4.7", Quote)]
    [InlineData("Jan Jansen is verantwoordelijk.", "4.7", Quote)]
    [InlineData("Bel 0612345678.", "4.7", Quote)]
    [InlineData("You are responsible for what you post.", "4.7", Quote)]
    [InlineData("Evet, bu serbest.", "4.7", Quote)]
    [InlineData("نعم.", "4.7", Quote)]
    public async Task Anything_else_gives_the_local_answer(string text, string paragraph, string quote)
    {
        var (model, bot) = (bench.NextDay(), bench.Bot);
        var local = await bench.Alone.Chat().SayAsync(ModelBots.ByNumber);
        model.Says(worded: ModelBots.Worded((Plain, "4.7", Quote), (text, paragraph, quote)));

        var heard = await bot.Chat().SayAsync(ModelBots.ByNumber);

        Assert.Single(model.Requests);
        Assert.Equal((local.Words, "quote"), (heard.Words, heard.Word("answer", "by")));
    }

    [Fact]
    public async Task Too_many_or_too_long_sentences_are_none()
    {
        var (model, bot) = (bench.NextDay(), bench.Bot);

        foreach (var worded in new[] { ModelBots.Worded([.. Enumerable.Repeat((Plain, "4.7", Quote), 5)]), ModelBots.Worded((string.Concat(Enumerable.Repeat("jij bent ", 40)) + "jij.", "4.7", Quote)), ModelBots.Worded() })
        {
            model.Says(worded: worded);
            Assert.Equal("quote", (await bot.Chat().SayAsync(ModelBots.ByNumber)).Word("answer", "by"));
        }
    }
}
