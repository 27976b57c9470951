using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.DirectLine;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Turns;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Turns;

public sealed class TypingTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_turn_that_takes_longer_than_a_second_is_shown_to_be_at_work()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var wire = new OutboundWire(connector, "Development", new Dictionary<string, string?>());
        using var directLine = new DirectLineServer(Options.Create(new DirectLineOptions()), clock);
        var typing = new Typing(new Delivery(wire.Client, directLine, new SendingPace(Options.Create(new OutboxOptions()), clock)), clock);

        using (typing.After(Inbound(connector)))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            var shown = Assert.Single(await connector.WaitForAsync(1, TestContext.Current.CancellationToken));
            Assert.Equal((ActivityTypes.Typing, "a:1"), (shown.Type, shown.Conversation?.Id));
        }
    }

    [Fact]
    public async Task A_quick_turn_and_one_whose_replies_travel_in_the_answer_show_nothing()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var wire = new OutboundWire(connector, "Development", new Dictionary<string, string?>());
        using var directLine = new DirectLineServer(Options.Create(new DirectLineOptions()), clock);
        var typing = new Typing(new Delivery(wire.Client, directLine, new SendingPace(Options.Create(new OutboxOptions()), clock)), clock);

        typing.After(Inbound(connector)).Dispose();
        clock.Advance(TimeSpan.FromSeconds(5));
        var answered = Inbound(connector);
        using var none = typing.After(answered with { Activity = answered.Activity with { DeliveryMode = DeliveryModes.ExpectReplies } });
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(connector.Requests);
    }

    private static InboundActivity Inbound(FakeConnector connector) => new(
        new Activity
        {
            Type = ActivityTypes.Message,
            Id = "m1",
            ChannelId = "emulator",
            ServiceUrl = connector.ServiceUrl,
            Conversation = new ConversationAccount { Id = "a:1" },
            Text = "hoi",
        },
        Caller.Anonymous);
}
