using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Models;

/// <summary>What leaves for the model, as it stands on the wire.</summary>
public sealed class ModelPromptTests
{
    private const string Story = "xqzt brrl van Fatima Yilmaz en meneer De Vries, mail f.yilmaz@school.nl of bel 06-12345678, Kerkstraat 12, 2981 AB Ridderkerk, leerlingnummer 123456, insta @fatima.y, zie https://insta.example/fatima";

    [Fact]
    public async Task Nothing_says_who_asks_or_about_whom()
    {
        await using var model = await FakeAzureOpenAI.StartAsync();
        await using var bot = await ModelBots.StartAsync(model, settings: "LanguageModel:BelowConfidence=1");
        model.Says(understood: ModelBots.Understood("question", "none", false, "4.7"));
        var chat = bot.Chat(name: "Sanne de Vries");
        var activity = chat.Said(Story);

        await bot.ExchangeAsync(activity);

        Assert.Equal(["understood", "worded"], model.Requests.Select(request => request.Task));
        foreach (var request in model.Requests)
        {
            string[] secrets = ["Fatima", "Yilmaz", "Vries", "Sanne", "f.yilmaz", "12345678", "Kerkstraat 12", "2981", "123456", "fatima", "insta.example", ModelBots.Key, chat.Conversation, activity.Id ?? "", activity.From?.Id ?? "", activity.From?.AadObjectId ?? "", "emulator"];
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, request.Body, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(request.Headers.Where(header => header.Key != "api-key"), header => header.Value.Contains(ModelBots.Key, StringComparison.Ordinal));
            Assert.StartsWith("/openai/deployments/school-mini/chat/completions?api-version=", request.Target, StringComparison.Ordinal);
        }

        Assert.Contains("[naam]", model.Requests.First().Said.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.All(model.Requests, request => Assert.Equal(["language", request.Task == "worded" ? "question" : "message"], request.Said.EnumerateObject().Select(member => member.Name).Take(2)));
    }

    [Fact]
    public async Task The_schema_leaves_no_room_for_answers_verdicts_or_people()
    {
        await using var model = await FakeAzureOpenAI.StartAsync();
        await using var bot = await ModelBots.StartAsync(model);
        await bot.Chat().SayAsync(ModelBots.Gibberish);

        var body = System.Text.Json.JsonElement.Parse(Assert.Single(model.Requests).Body);
        var asked = body.GetProperty("response_format").GetProperty("json_schema");

        Assert.True(asked.GetProperty("strict").GetBoolean());
        Assert.Equal(["kind", "scenario", "articles", "urgent"], asked.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(member => member.Name));
        Assert.False(body.TryGetProperty("tools", out _));
    }

    [Theory]
    [InlineData("Bel 06 1234 5678 of 0031612345678")]
    [InlineData("haar bsn is 123456782")]
    [InlineData("geboren op 12-03-2011")]
    [InlineData("woont Dorpsstraat 7b in 3081 kl")]
    [InlineData("www.tiktok.com/@joost en snapchat.com/add/joost")]
    public void Numbers_places_and_links_are_masked(string text)
    {
        var masked = Outgoing.Mask(ShippedContent.Set, Tongue.Dutch, text);

        Assert.DoesNotContain(masked, sign => char.IsAsciiDigit(sign));
        Assert.DoesNotContain("joost", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_ages_and_classes_stay() =>
        Assert.Equal("mag 5.8 ook voor een ll van 15 uit 3H2", Outgoing.Mask(ShippedContent.Set, Tongue.Dutch, "mag 5.8 ook voor een ll van 15 uit 3H2"));
}
