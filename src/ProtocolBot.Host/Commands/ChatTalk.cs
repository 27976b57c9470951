using System.Globalization;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Pages.Demo;

namespace ProtocolBot.Host.Commands;

/// <summary>One conversation from the terminal: the same activities that the web chat sends, answered in the answer itself.</summary>
internal sealed class ChatTalk(IActivityHandler bot, Persona me, TimeProvider time)
{
    /// <summary>No channel that shows cards: so the bot answers with the plain-text twin.</summary>
    private const string Channel = "terminal";

    private static readonly ChannelAccount Bot = new() { Id = "bot", Role = "bot" };

    private readonly string conversation = $"terminal-{Guid.NewGuid():N}";
    private int said;

    public Task<TurnResponse> JoinAsync(CancellationToken cancellationToken) =>
        SendAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [Bot, Account] }, cancellationToken);

    public Task<TurnResponse> SayAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" }, cancellationToken);

    public Task<TurnResponse> ChooseAsync(ChatChoice choice, CancellationToken cancellationToken) =>
        choice.Value is { ValueKind: JsonValueKind.Object } value
            ? SendAsync(new Activity { Type = ActivityTypes.Message, Value = value }, cancellationToken)
            : SayAsync(choice.Value is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? choice.Title : choice.Title, cancellationToken);

    private ChannelAccount Account => new() { Id = $"dl_{me.Id}", Name = me.Name, Role = "user" };

    private Task<TurnResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var addressed = activity with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{conversation}|{++said:D7}"),
            Timestamp = time.GetUtcNow(),
            ChannelId = Channel,
            ServiceUrl = "urn:protocolbot:terminal",
            DeliveryMode = DeliveryModes.ExpectReplies,
            Conversation = new ConversationAccount { Id = conversation },
            From = Account,
            Recipient = Bot,
            Locale = me.Locale,
            ChannelData = JsonSerializer.SerializeToElement(new PersonaData(me), DemoJson.Default.PersonaData),
        };
        return bot.OnTurnAsync(new InboundActivity(addressed, Caller.DirectLine), cancellationToken);
    }
}
