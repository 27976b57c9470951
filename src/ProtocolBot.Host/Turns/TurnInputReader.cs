using System.Collections.Immutable;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;

namespace ProtocolBot.Host.Turns;

/// <summary>From the wire's activity to what the thinking understands. What means nothing to us reads as null.</summary>
internal static class TurnInputReader
{
    /// <summary>Longer texts are cut: nobody's question is longer, and a description has its own limit.</summary>
    private const int LongestText = 8_000;

    private const string CardAction = "adaptiveCard/action";

    public static TurnInput? Read(InboundActivity inbound, Person person, DateTimeOffset now)
    {
        var activity = inbound.Activity;
        var tongue = TongueOf(activity.Locale);
        TurnInput? input = activity.Type switch
        {
            ActivityTypes.Message or ActivityTypes.Invoke when !IsPersonal(activity) => InCompany(activity),
            ActivityTypes.Message => Message(activity),
            ActivityTypes.Invoke when activity.Name == CardAction => Execute(activity),
            ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => Joined(activity) ?? Left(activity),
            _ => null,
        };
        return input is null ? null : input with { Tongue = tongue, Person = person, Now = now, HasFile = input is TurnInput.Said or TurnInput.Pressed && AttachedFiles.AreIn(activity) };

        // Where others can read along one line is said, and nothing of what was asked.
        TurnInput? InCompany(Activity said) => said.Type == ActivityTypes.Message || said.Name == CardAction ? new TurnInput.Asked(Asks.PersonalOnly, []) { Tongue = tongue, Person = person, Now = now } : null;

        TurnInput? Message(Activity message) => message.Value is { ValueKind: JsonValueKind.Object } value ? Pressed(value, message) : Said(message);

        TurnInput? Execute(Activity invoke) =>
            invoke.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
            && action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                ? Pressed(data, invoke)
                : null;

        // Only a picture or a file: it is never fetched, but nobody is left without an answer.
        TurnInput? Said(Activity message) => Clean(message) is { Length: > 0 } text ? new TurnInput.Said(text) { Tongue = tongue, Person = person, Now = now }
            : AttachedFiles.AreIn(message) ? new TurnInput.Said("") { Tongue = tongue, Person = person, Now = now }
            : null;

        TurnInput? Pressed(JsonElement data, Activity message) => CasePress.Read(data) is { } press
            ? new TurnInput.OnCase(press.Number, press.Request) { Tongue = tongue, Person = person, Now = now }
            : CasePress.Answered(data) is { } answered ? new TurnInput.OnCase(answered.Number, answered.Request, MayBeKept: true) { Tongue = tongue, Person = person, Now = now }
            : Word(data, "ask") is { } what
            ? new TurnInput.Asked(what, Words(data, "arguments")) { Tongue = tongue, Person = person, Now = now }
            : new TurnInput.Pressed(Word(data, "scenario"), Word(data, "question"), Words(data, "answer"), Written(data, message)) { Tongue = tongue, Person = person, Now = now };

        TurnInput? Left(Activity update) => IsPersonal(update) && Removes(update) ? new TurnInput.Left { Tongue = tongue, Person = person, Now = now } : null;

        TurnInput? Joined(Activity update) => IsPersonal(update) && Adds(update) ? new TurnInput.Joined { Tongue = tongue, Person = person, Now = now } : null;
    }

    /// <summary>Teams says "personal" or nothing; local channels say nothing.</summary>
    private static bool IsPersonal(Activity activity) =>
        activity.Conversation is { ConversationType: null or "" or "personal", IsGroup: not true };

    /// <summary>Either event announces an arrival; Teams sends both, and only the first of them may greet.</summary>
    private static bool Adds(Activity update) => update.Type == ActivityTypes.InstallationUpdate
        ? update.Action == "add" && update.ChannelId != "msteams"
        : update.MembersAdded is { Count: > 0 } added && added.Any(member => member.Id is { } id && id == update.Recipient?.Id);

    /// <summary>A newer version of the app takes none away.</summary>
    private static bool Removes(Activity update) => update.Type == ActivityTypes.InstallationUpdate
        ? update.Action == "remove"
        : update.MembersRemoved is { Count: > 0 } removed && removed.Any(member => member.Id is { } id && id == update.Recipient?.Id);

    public static Tongue TongueOf(string? locale) =>
        locale is not null && locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Tongue.English : Tongue.Dutch;

    private static string? Word(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An answer may be one id, ids with commas (a multi-select list) or an array.</summary>
    private static ImmutableArray<string> Words(JsonElement data, string name)
    {
        if (!data.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [.. value.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        };
    }

    /// <summary>What was written in a card's text field, unsplit; else the message's own text.</summary>
    private static string? Written(JsonElement data, Activity message) =>
        Word(data, "answer") is { Length: > 0 } answer ? VisibleText.Of(Cut(answer)) : Clean(message);

    private static string? Clean(Activity message)
    {
        if (message.Text is not { } text)
        {
            return null;
        }

        foreach (var mention in Mentions(message))
        {
            text = text.Replace(mention, " ", StringComparison.OrdinalIgnoreCase);
        }

        return VisibleText.Of(Cut(text)).Trim();
    }

    private static IEnumerable<string> Mentions(Activity message) =>
        from entity in message.Entities ?? []
        where entity.ValueKind == JsonValueKind.Object && Word(entity, "type") == "mention"
        where entity.TryGetProperty("mentioned", out var mentioned) && mentioned.ValueKind == JsonValueKind.Object && Word(mentioned, "id") == message.Recipient?.Id
        let text = Word(entity, "text")
        where text is { Length: > 0 }
        select text;

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
