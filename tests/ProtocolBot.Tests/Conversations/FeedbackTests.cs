using System.Diagnostics.Metrics;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Operations;
using ProtocolBot.Tests.Cards;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Whether an answer helped is counted, and nothing else of it.</summary>
public sealed class FeedbackTests(OneBot one) : IClassFixture<OneBot>
{
    private readonly Chat sanne = one.Bot.Chat();

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"Fatima zegt van niet\"}"}}""", "dislike")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"Fatima"}}""", "other")]
    [InlineData("""{"actionName":"feedback","actionValue":"not json {"}""", "other")]
    [InlineData("[]", "other")]
    public async Task A_thumb_is_counted_and_thanked_for_and_its_words_are_not_read(string value, string counted)
    {
        var before = one.Bot.Rows("inbox");
        var counts = new List<string>();
        using var listener = Listening(counts);

        using var response = await one.Bot.PostAsync(sanne.Activity() with { Type = ActivityTypes.Invoke, Name = "message/submitAction", DeliveryMode = null, Value = JsonElement.Parse(value) });

        Assert.Equal((200, "{}"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Contains(counted, counts);
        Assert.Equal(before, one.Bot.Rows("inbox"));
        Assert.DoesNotContain(one.Bot.Log.Lines, line => line.Text.Contains("Fatima", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reaction_to_a_message_is_counted_and_answered_by_nothing()
    {
        var counts = new List<string>();
        using var listener = Listening(counts);

        var heard = await one.Bot.ExchangeAsync(sanne.Activity() with { Type = ActivityTypes.MessageReaction, ReactionsAdded = [new MessageReaction { Type = "heart" }, new MessageReaction { Type = "1f44b_wavinghand" }] });

        Assert.Empty(heard.Activities);
        Assert.Superset(new HashSet<string> { "heart", "other" }, counts.ToHashSet());
    }

    [Fact]
    public void Teams_shows_thumbs_beneath_verdicts_and_quotes_and_beneath_nothing_else()
    {
        var renderer = new ReplyRenderer(SampleReplies.Content, traces: false);
        var thumbed = SampleReplies.All.Where(reply => renderer.Render(reply.Value, "msteams").ChannelData?.GetProperty("feedbackLoop").GetProperty("type").GetString() == "default").Select(reply => reply.Key);

        Assert.Equal(["paragraphs", "verdict"], thumbed.Order(StringComparer.Ordinal));
        Assert.All(SampleReplies.All.Values, reply => Assert.Null(renderer.Render(reply, "directline").ChannelData));
    }

    private static MeterListener Listening(List<string> counts)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == Telemetry.Name && instrument.Name == "protocolbot.feedback")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counts)
            {
                counts.Add($"{tags[0].Value}");
            }
        });
        listener.Start();
        return listener;
    }
}
