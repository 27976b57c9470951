using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;

namespace ProtocolBot.Host.Turns;

/// <summary>"Controleer dit bericht" in Teams' own window, on a draft or on a message that is there. Nobody but who opened it sees it, and nothing of it is stored: where one is travels in the card.</summary>
internal sealed partial class MessageExtension(ContentSet content, CheckCards cards, Personas personas, TimeProvider time)
{
    private const string Fetch = "composeExtension/fetchTask";
    private const string Submit = "composeExtension/submitAction";

    /// <summary>Null where the activity is not for the window; 400 where it is and cannot be read.</summary>
    public TurnResponse? Answer(InboundActivity inbound) => inbound.Activity switch
    {
        { Type: ActivityTypes.Invoke, Name: Fetch or Submit, Value: not { ValueKind: JsonValueKind.Object } } => new TurnResponse(400),
        { Type: ActivityTypes.Invoke, Name: Fetch, Value: { } value } => Open(inbound, value),
        { Type: ActivityTypes.Invoke, Name: Submit, Value: { } value } => Inside(value, "data") is { } data ? Go(inbound, data) : new TurnResponse(400),
        _ => null,
    };

    private TurnResponse Open(InboundActivity inbound, JsonElement value)
    {
        var message = Inside(value, "messagePayload");
        var text = message is { } payload ? TextOf(payload) : "";
        var input = Input(inbound, text, message is { } with && HasFile(with));
        return text.Length > 0 || input.HasFile ? Show(inbound, input, cards.Of(MessageCheck.Begin(content, text, input))) : Show(inbound, input, cards.Ask(MessageCheck.Ask(content, input)));
    }

    private TurnResponse Go(InboundActivity inbound, JsonElement data)
    {
        if (Word(data, CheckCards.At) is { } at)
        {
            var input = Pressed(inbound, data);
            return Show(inbound, input, cards.Of(MessageCheck.On(content, at, AnswersOf(data), input)));
        }

        var text = Cut(Word(data, CheckCards.TextId) ?? "");
        var said = Input(inbound, text, hasFile: false);
        return string.IsNullOrWhiteSpace(text) ? Show(inbound, said, cards.Ask(MessageCheck.Ask(content, said))) : Show(inbound, said, cards.Of(MessageCheck.Begin(content, text, said)));
    }

    /// <summary>Read as a press in the chat is, without what only the chat can do.</summary>
    private TurnInput Pressed(InboundActivity inbound, JsonElement data)
    {
        var activity = inbound.Activity with { Type = ActivityTypes.Message, Value = data, Text = null, Conversation = new ConversationAccount() };
        return TurnInputReader.Read(inbound with { Activity = activity }, personas.Of(inbound), time.GetUtcNow()) switch
        {
            TurnInput.Asked { What: Asks.Back or Asks.Why or Asks.Change } asked => asked,
            TurnInput.Pressed { Question: not null } pressed => pressed,
            _ => Input(inbound, "", hasFile: false),
        };
    }

    private TurnInput.Said Input(InboundActivity inbound, string text, bool hasFile) => new(text)
    {
        Tongue = TurnInputReader.TongueOf(inbound.Activity.Locale),
        Person = personas.Of(inbound),
        Now = time.GetUtcNow(),
        HasFile = hasFile,
    };

    private TurnResponse Show(InboundActivity inbound, TurnInput input, JsonElement card) => Answering.Invoked(inbound.Activity, JsonSerializer.SerializeToElement(
        (JsonNode)new JsonObject
        {
            ["task"] = new JsonObject
            {
                ["type"] = "continue",
                ["value"] = new JsonObject
                {
                    ["title"] = content.Wording[WordingIds.CheckWindow].In(input.Tongue),
                    ["height"] = "large",
                    ["width"] = "medium",
                    ["card"] = new JsonObject { ["contentType"] = AdaptiveCard.ContentType, ["content"] = JsonNode.Parse(card.GetRawText()) },
                },
            },
        },
        CheckJson.Default.JsonNode));

    private static Answers AnswersOf(JsonElement data)
    {
        var answers = Answers.None;
        foreach (var given in Inside(data, CheckCards.Answers)?.EnumerateObject().Select(member => (member.Name, member.Value)) ?? [])
        {
            if (given.Value.ValueKind == JsonValueKind.Array && given.Value.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!).ToArray() is { Length: > 0 } ids)
            {
                answers = answers.With(given.Name, new Answer.Chosen([.. ids]));
            }
        }

        return answers;
    }

    /// <summary>The words of a message, without their markup.</summary>
    private static string TextOf(JsonElement message)
    {
        var body = Inside(message, "body");
        var written = body is { } some ? Word(some, "content") ?? "" : "";
        return Cut(body is { } html && Word(html, "contentType") == "html" ? WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(written, "\n"), " ")) : written);
    }

    private static bool HasFile(JsonElement message) =>
        (message.TryGetProperty("attachments", out var attachments) && attachments.ValueKind == JsonValueKind.Array && attachments.GetArrayLength() > 0)
        || (Inside(message, "body") is { } body && AttachedFiles.AreIn(new Activity { Text = Word(body, "content") }));

    private static string Cut(string text) => VisibleText.Of(text.Length <= MessageCheckLimits.LongestText ? text : text[..MessageCheckLimits.LongestText]).Trim();

    private static JsonElement? Inside(JsonElement value, string name) =>
        value.TryGetProperty(name, out var inside) && inside.ValueKind == JsonValueKind.Object ? inside : null;

    private static string? Word(JsonElement value, string name) =>
        value.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(?:br|/p|/div|/li)\b[^>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LineEnd();
}
