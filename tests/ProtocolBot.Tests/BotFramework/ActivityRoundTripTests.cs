using System.Text;
using System.Text.Json;

using ProtocolBot.BotFramework;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>The conformance list of bot-framework-protocol.md 8.2, items 1 to 4, 10, 18 and 19: what we read and write is what stood there.</summary>
public sealed class ActivityRoundTripTests
{
    private const string Rich = """
        {
          "type":"message","id":"1","timestamp":"2026-01-05T09:00:00.1234567Z","localTimestamp":"2026-01-05T10:00:00.5+01:00","localTimezone":"Europe/Amsterdam",
          "serviceUrl":"https://smba.trafficmanager.net/emea/","channelId":"msteams","expiration":"2026-01-06T00:00:00Z",
          "from":{"id":"29:a","name":"Ånna <b>","aadObjectId":"x","role":"user","userPrincipalName":"a@b.nl","deep":{"A":[null,1.0,{"b":-0.0}]}},
          "recipient":{"id":"28:b","agenticAppId":"g"},
          "conversation":{"id":"a:1","isGroup":false,"conversationType":"personal","tenantId":"t","threadHint":[1,2,[3]]},
          "replyToId":"0","locale":"nl-NL","text":"hé 😀 & 'x'","textFormat":"plain","speak":"hé","inputHint":"acceptingInput","summary":"s","attachmentLayout":"list",
          "attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"z":1,"a":null,"n":1.0,"e":1e3},"name":"n","future":true}],
          "suggestedActions":{"to":["29:a"],"actions":[{"type":"imBack","title":"t","value":{"k":[]},"image":"https://x","imageAltText":"alt"}],"future":{}},
          "entities":[{"type":"mention","mentioned":{"id":"28:b"},"text":"<at>b</at>"},{"type":"never-seen","x":[[]]}],
          "value":{"b":1,"a":{"n":null,"big":123456789012345678901234567890,"frac":0.10}},"valueType":"x/y","name":"n",
          "channelData":{"tenant":{"id":"t"},"Z":0,"a":0,"clientActivityID":"c"},
          "relatesTo":{"activityId":"9","user":{"id":"u"},"bot":{"id":"b"},"conversation":{"id":"c"},"channelId":"msteams","serviceUrl":"https://x","locale":"en","future":[null]},
          "deliveryMode":"normal","importance":"high","action":"add","code":"completedSuccessfully",
          "membersAdded":[{"id":"m","objectId":"o"}],"membersRemoved":[],"topicName":"t","reactionsAdded":[{"type":"like","user":{"id":"x"}}],"reactionsRemoved":[{"type":"sad"}],
          "semanticAction":{"state":"start","id":"s","entities":{"e":{"type":"x"}}},"listenFor":["a"],"label":"l","textHighlights":[{"text":"t","occurrence":1}],"historyDisclosed":true
        }
        """;

    [Fact]
    public void What_we_do_not_know_survives_at_every_level_with_its_order_and_its_numbers()
    {
        var activity = Read(Rich);

        var written = JsonSerializer.Serialize(activity, WireJson.Outbound.Activity);

        Assert.Equal(Normal(JsonDocument.Parse(Rich).RootElement), Normal(JsonDocument.Parse(written).RootElement));
        Assert.Contains("\"value\":{\"b\":1,\"a\":{\"n\":null,\"big\":123456789012345678901234567890,\"frac\":0.10}}", written, StringComparison.Ordinal);
        Assert.Contains("\"channelData\":{\"tenant\":{\"id\":\"t\"},\"Z\":0,\"a\":0,", written, StringComparison.Ordinal);
        Assert.Contains("\"content\":{\"z\":1,\"a\":null,\"n\":1.0,\"e\":1e3}", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_member_that_we_know_is_read_into_its_property_and_not_beside_it()
    {
        var activity = Read(Rich);

        Assert.Equal(["semanticAction", "listenFor", "label", "textHighlights", "historyDisclosed"], activity.Extra?.Keys ?? Enumerable.Empty<string>());
        var unread = typeof(Activity).GetProperties().Where(property => property.GetValue(activity) is null).Select(property => property.Name);
        Assert.Equal([nameof(Activity.CallerId)], unread);
    }

    [Fact]
    public void Utc_is_written_with_a_Z_and_the_senders_own_time_with_its_offset()
    {
        var written = JsonSerializer.Serialize(Read(Rich) with { Timestamp = new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(1)) }, WireJson.Outbound.Activity);

        Assert.Contains("\"timestamp\":\"2026-01-05T09:00:00Z\"", written, StringComparison.Ordinal);
        Assert.Contains("\"localTimestamp\":\"2026-01-05T10:00:00.5+01:00\"", written, StringComparison.Ordinal);
        Assert.Contains("\"expiration\":\"2026-01-06T00:00:00Z\"", written, StringComparison.Ordinal);
        Assert.Equal(1234567, Read(Rich).Timestamp?.Ticks % TimeSpan.TicksPerSecond);
    }

    [Fact]
    public void What_is_absent_is_not_written_and_text_is_not_escaped_for_HTML()
    {
        Assert.Equal("{\"type\":\"message\",\"text\":\"é < 'x' & y\"}", JsonSerializer.Serialize(new Activity { Type = "message", Text = "é < 'x' & y" }, WireJson.Outbound.Activity));
    }

    [Fact]
    public void Odd_casing_of_old_channels_is_read_and_not_written()
    {
        var activity = Read("""{"Type":"message","FROM":{"ID":"1"},"TexT":"x"}""");

        Assert.Equal("{\"type\":\"message\",\"from\":{\"id\":\"1\"},\"text\":\"x\"}", JsonSerializer.Serialize(activity, WireJson.Outbound.Activity));
    }

    [Fact]
    public void A_reference_answers_to_whom_it_came_from()
    {
        var reference = ConversationReference.From(Read(Rich));

        var answer = reference.Address(new Activity { Id = "mine", Type = "message", Text = "x", CallerId = "y", Timestamp = DateTimeOffset.UnixEpoch });

        Assert.Equal(("28:b", "29:a", "a:1", "1", "nl-NL"), (answer.From?.Id, answer.Recipient?.Id, answer.Conversation?.Id, answer.ReplyToId, answer.Locale));
        Assert.Null(answer.Id ?? answer.CallerId ?? answer.Timestamp?.ToString("O") ?? answer.Conversation?.ConversationType);
        Assert.Null(answer.Conversation?.IsGroup);
    }

    [Theory]
    [InlineData("directline", null)]
    [InlineData("webchat", null)]
    [InlineData("msteams", "1")]
    public void A_conversation_update_of_Direct_Line_cannot_be_replied_to(string channel, string? expected)
    {
        Assert.Equal(expected, ConversationReference.From(Read(Rich) with { Type = "conversationUpdate", ChannelId = channel }).ActivityId);
    }

    private static Activity Read(string json) => MessageBody.Parse(Encoding.UTF8.GetBytes(json)) ?? throw new InvalidOperationException("Not an activity.");

    /// <summary>The same JSON with sorted names; numbers stay as written.</summary>
    private static string Normal(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"\"{member.Name}\":{Normal(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Normal))}]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}
