using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Pages.Demo;

namespace ProtocolBot.Tests.Support;

/// <summary>One person in one conversation with a bot under test. Replies come in the answer (expectReplies) unless a service URL is given.</summary>
internal sealed class Chat(BotUnderTest bot, string locale, string name, string persona = "leraar-vo")
{
    private int said;

    public string Conversation { get; } = $"a:{Guid.NewGuid():n}";

    /// <summary>Types something.</summary>
    public Task<Heard> SayAsync(string text) => bot.ExchangeAsync(Said(text));

    /// <summary>Presses an answer on a card, or chooses several.</summary>
    public Task<Heard> PressAsync(string scenario, string question, params string[] answer) =>
        DoAsync(new JsonObject { ["scenario"] = scenario, ["question"] = question, ["answer"] = answer is [var one] ? one : new JsonArray([.. answer.Select(id => JsonValue.Create(id))]) });

    /// <summary>Presses the button that starts a dialog.</summary>
    public Task<Heard> StartAsync(string scenario) => DoAsync(new JsonObject { ["scenario"] = scenario });

    /// <summary>Presses a button that asks for a fixed thing.</summary>
    public Task<Heard> AskAsync(string what, params string[] arguments) =>
        DoAsync(new JsonObject { ["ask"] = what, ["arguments"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]) });

    /// <summary>Presses a button with this data, as Action.Submit sends it.</summary>
    public Task<Heard> DoAsync(JsonObject data) => bot.ExchangeAsync(Pressed(data));

    public Activity Said(string text, string? serviceUrl = null) => Activity(serviceUrl) with { Text = text };

    public Activity Pressed(JsonObject data, string? serviceUrl = null) => Activity(serviceUrl) with { Value = JsonSerializer.SerializeToElement(data) };

    /// <summary>A message in this conversation with an id of its own.</summary>
    public Activity Activity(string? serviceUrl = null) => new()
    {
        Type = ActivityTypes.Message,
        Id = $"{Interlocked.Increment(ref said)}-{Conversation}",
        ChannelId = "emulator",
        ServiceUrl = serviceUrl,
        DeliveryMode = serviceUrl is null ? DeliveryModes.ExpectReplies : null,
        From = new ChannelAccount { Id = "29:" + persona, Name = name, AadObjectId = Persona.Find(persona)?.PersonId.Value ?? persona },
        Recipient = new ChannelAccount { Id = "28:bot", Name = "ProtocolBot" },
        Conversation = new ConversationAccount { Id = Conversation, ConversationType = "personal" },
        Locale = locale,
    };
}
