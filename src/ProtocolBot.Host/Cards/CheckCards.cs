using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>"Controleer dit bericht" as the one card of its window: all that is said in a turn, and within each button where one is, so that nothing need be kept here.</summary>
internal sealed class CheckCards(ContentSet content)
{
    /// <summary>The id of the field for the text, and of the mark that it is one.</summary>
    public const string TextId = "check";

    /// <summary>What the buttons carry of where one is.</summary>
    public const string At = "at";
    public const string Answers = "answers";

    public JsonElement Ask(Reply.Message asking)
    {
        var field = new CardElement.TextInput(Say(asking.Tongue, WordingIds.CheckField)) { Id = TextId, IsMultiline = true, MaxLength = MessageCheckLimits.LongestText };
        var submit = new CardButton.Submit(JsonSerializer.SerializeToElement(new Dictionary<string, string>(), CheckJson.Default.DictionaryStringString)) { Title = Say(asking.Tongue, WordingIds.CheckSubmit), Style = ActionStyle.Positive };
        var draft = MessageCard.Of(asking, content.Wording);
        return Json(asking.Tongue, [draft with { Body = [.. draft.Body, field], Actions = [submit] }]);
    }

    public JsonElement Of(MessageChecked said)
    {
        var tongue = said.Replies[0].Tongue;
        var card = Json(tongue, [.. said.Replies.Select(Draft), Keeps(tongue)]);
        return said.At is { } at ? With(card, at) : card;
    }

    /// <summary>What leads elsewhere falls away: here one can only go through the questions.</summary>
    private CardDraft Draft(Reply reply) => reply switch
    {
        Reply.Message message => Said(message),
        Reply.Question question => QuestionCard.Of(question with { Buttons = [.. question.Buttons.Where(button => button.Value is Asks.Back or Asks.Why)] }),
        Reply.VerdictCard verdict => VerdictCards.Of(verdict with { Buttons = [] }),
        Reply.Summary summary => SummaryCard.Of(summary),
        Reply.NoticeCard notice => NoticeCards.Of(notice),
        Reply.Paragraphs paragraphs => ParagraphsCard.Of(paragraphs with { Buttons = [] }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private CardDraft Said(Reply.Message message)
    {
        var changing = message.Buttons.Where(button => button is { Kind: ButtonKind.Ask, Value: Asks.Change }).ToImmutableArray();
        var draft = MessageCard.Of(message with { Buttons = [] }, content.Wording);
        return changing.IsEmpty ? draft : draft with { Body = [.. draft.Body, Buttons.AsWords(changing)] };
    }

    private CardDraft Keeps(Tongue tongue) => new([Blocks.Small(Say(tongue, WordingIds.CheckKeeps)) with { Spacing = Spacing.Large }], [], Say(tongue, WordingIds.CheckKeeps), "");

    private static JsonElement Json(Tongue tongue, ImmutableArray<CardDraft> drafts)
    {
        var speak = string.Join(" ", drafts.Select(draft => draft.Speak));
        var card = new AdaptiveCard
        {
            Lang = tongue is Tongue.Dutch ? "nl" : "en",
            FallbackText = speak,
            Speak = speak,
            Body = [.. drafts.SelectMany(draft => draft.Actions.IsEmpty ? draft.Body : draft.Body.Add(new CardElement.ActionSet(draft.Actions)))],
        };
        return VisibleJson.Of(JsonElement.Parse(CardJson.Bytes(card)));
    }

    /// <summary>Each button brings back where one is, beside what it says itself.</summary>
    private static JsonElement With(JsonElement card, DialogInstance at)
    {
        var whole = JsonNode.Parse(card.GetRawText())!;
        foreach (var button in Submits(whole).ToList())
        {
            var data = button["data"] as JsonObject ?? [];
            data[At] = at.Id;
            data[Answers] = new JsonObject(at.Answers.Given.Where(given => given.Answer is Answer.Chosen).Select(given =>
                KeyValuePair.Create(given.Question, (JsonNode?)new JsonArray([.. ((Answer.Chosen)given.Answer).Ids.Select(id => JsonValue.Create(id))]))));
            button["data"] = data;
        }

        return JsonSerializer.SerializeToElement(whole, CheckJson.Default.JsonNode);
    }

    private static IEnumerable<JsonObject> Submits(JsonNode? node) => node switch
    {
        JsonObject map when map["type"]?.GetValueKind() == JsonValueKind.String && (string?)map["type"] == "Action.Submit" => [map],
        JsonObject map => map.SelectMany(member => Submits(member.Value)),
        JsonArray list => list.SelectMany(Submits),
        _ => [],
    };

    private string Say(Tongue tongue, string id) => content.Wording[id].In(tongue);
}

/// <summary>How much is looked through at once.</summary>
internal static class MessageCheckLimits
{
    /// <summary>In characters; what is longer is cut.</summary>
    public const int LongestText = 8_000;
}

/// <summary>Its JSON.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonNode))]
[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CheckJson : System.Text.Json.Serialization.JsonSerializerContext;
