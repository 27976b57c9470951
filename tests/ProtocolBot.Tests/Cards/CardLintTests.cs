using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework.Cards;

using Xunit;

namespace ProtocolBot.Tests.Cards;

public sealed class CardLintTests
{
    [Theory]
    [InlineData("fallbackText", "$.fallbackText: is missing")]
    [InlineData("speak", "$.speak: is missing")]
    [InlineData("lang", "$.lang: is missing")]
    [InlineData("version", "$.version: is not 1.5")]
    public void What_every_card_needs_is_missed(string member, string flaw)
    {
        var card = Card();
        card.Remove(member);

        Assert.Equal([flaw], Flaws(card));
    }

    [Theory]
    [InlineData("""{"type":"Input.Text","id":"a"}""", "$.body[0]: an input without a label")]
    [InlineData("""{"type":"Input.ChoiceSet","label":"a","choices":[]}""", "$.body[0]: an input without an id")]
    [InlineData("""{"type":"Image","url":"https://a.example/b.png"}""", "$.body[0]: an image without altText")]
    [InlineData("""{"type":"TextBlock","text":"●","color":"good"}""", "$.body[0]: colour is the only sign of what this means")]
    [InlineData("""{"type":"Container","style":"attention","items":[{"type":"TextBlock","text":" "}]}""", "$.body[0]: a background colour is the only sign of what this means")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"a","data":{}}]}""", "$.body[0].actions[0]: Execute without a Submit to fall back on")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"a","data":{"x":1},"fallback":{"type":"Action.Submit","data":{"x":2}}}]}""", "$.body[0].actions[0]: Execute falls back on other data")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","url":"http://a.example"}]}""", "$.body[0].actions[0]: a link that is not https")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.ToggleVisibility","targetElements":["gone"]}]}""", "$.body[0].actions[0]: unfolds 'gone', which is not there")]
    public void A_flaw_of_an_element_is_found_where_it_is(string element, string flaw)
    {
        var card = Card();
        card["body"] = new JsonArray(JsonNode.Parse(element));

        Assert.Equal([flaw], Flaws(card));
    }

    [Fact]
    public void Seven_actions_are_one_too_many_wherever_they_are()
    {
        var card = Card();
        card["actions"] = JsonNode.Parse("""[{"type":"Action.Submit","title":"a"},{"type":"Action.ShowCard","card":{"type":"AdaptiveCard","actions":[{"type":"Action.Submit","title":"a"},{"type":"Action.Submit","title":"a"}]}}]""");
        card["body"] = JsonNode.Parse("""[{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"a"},{"type":"Action.Submit","title":"a"}]},{"type":"Container","items":[],"selectAction":{"type":"Action.Submit","title":"a"}}]""");

        Assert.Equal(["$: 7 actions; at most 6 are shown"], Flaws(card));
    }

    [Fact]
    public void Bytes_are_counted_and_not_characters()
    {
        var card = Card();
        card["fallbackText"] = new string('é', 14 * 1024);

        Assert.StartsWith("$: 28", Assert.Single(Flaws(card)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_may_be_used_once()
    {
        var card = Card();
        card["body"] = JsonNode.Parse("""[{"type":"Input.Text","id":"answer","label":"a"},{"type":"Input.Text","id":"answer","label":"b"}]""");

        Assert.Equal(["$: the id 'answer' is used 2 times"], Flaws(card));
    }

    [Fact]
    public void A_card_without_flaws_has_none() => Assert.Empty(Flaws(Card()));

    private static JsonObject Card() => new() { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["lang"] = "nl", ["fallbackText"] = "a", ["speak"] = "a", ["body"] = new JsonArray() };

    private static string[] Flaws(JsonObject card)
    {
        var text = card.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return [.. CardLint.Check(JsonElement.Parse(text)).Select(flaw => flaw.ToString())];
    }
}
