using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>The bodies of Direct Line that are not activities; its names are snake_case here and camelCase there.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(IdResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class DirectLineJson : JsonSerializerContext;

/// <summary>Who a conversation or token is for; all of it may be left out.</summary>
internal sealed record StartRequest(ChannelAccount? User, string? Locale);

/// <summary>Where to talk, and with what.</summary>
internal sealed record ConversationResponse(
    string ConversationId,
    string? Token,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn,
    string? StreamUrl);

/// <summary>The id that an activity was given.</summary>
internal sealed record IdResponse(string Id);

/// <summary>Why not.</summary>
internal sealed record ErrorResponse(ErrorBody Error);

/// <summary>A code for programs, a sentence for their makers.</summary>
internal sealed record ErrorBody(string Code, string Message);
