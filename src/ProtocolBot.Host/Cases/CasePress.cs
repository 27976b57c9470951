using System.Collections.Immutable;
using System.Text.Json;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;

namespace ProtocolBot.Host.Cases;

/// <summary>A press on a card of a case.</summary>
/// <param name="Request">Null when the card is only to be fetched anew.</param>
internal sealed record CasePress(CaseNumber Number, CaseRequest? Request)
{
    /// <summary>What a card asks for when somebody looks at it.</summary>
    public const string Refresh = "refresh";

    /// <summary>Null when it is no press on a case.</summary>
    public static CasePress? Read(JsonElement data) =>
        CaseNumber.Read(Word(data, "case")) is { } number && Word(data, "action") is { } action
            ? action == Refresh ? new CasePress(number, null)
            : CaseIds.Action(action) is { } known ? new CasePress(number, new CaseRequest(known, Written(Word(data, Field(data, CaseInput.Text, action))), Words(data, Field(data, CaseInput.Choice, action))))
            : null
            : null;

    /// <summary>A press that was held for a question about names in its text, answered: the arguments are number, action, text as it may be kept, choices.</summary>
    public static CasePress? Answered(JsonElement data) =>
        Word(data, "ask") == Asks.CaseText && Words(data, "arguments") is [var number, var action, var text, .. var choices] && CaseNumber.Read(number) is { } known && CaseIds.Action(action) is { } does
            ? new CasePress(known, new CaseRequest(does, Written(text), choices))
            : null;

    private static string? Written(string? text) => text is null ? null : VisibleText.Of(text).Trim();

    /// <summary>A card names the field after its action, for it may hold several; a plain name does as well.</summary>
    private static string Field(JsonElement data, string name, string action) => data.TryGetProperty(name, out _) ? name : CasePressData.FieldOf(name, action);

    private static string? Word(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Several travel with commas, or as an array.</summary>
    private static ImmutableArray<string> Words(JsonElement data, string name) => !data.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [.. value.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => [],
    };
}
