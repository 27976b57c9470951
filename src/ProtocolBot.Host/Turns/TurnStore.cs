using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Turns;

/// <summary>Between records and rows: what is stored of a turn is sealed, and what cannot be read any more counts as nothing.</summary>
internal sealed class TurnStore(Sealer sealer, ILogger<TurnStore> logger)
{
    public TurnState Read(StoredConversation stored, ConversationKey conversation)
    {
        if (stored.State is not { } bytes)
        {
            return TurnState.Empty;
        }

        var read = sealer.Open(bytes, conversation.Hash) is { } json ? TurnStateJson.Read(json) : new ReadState(TurnState.Empty, Damaged: true);
        if (read.Damaged)
        {
            Log.StateUnreadable(logger, conversation.Hash);
        }

        return read.State;
    }

    /// <summary>Null when there is nothing to remember: then the row is erased.</summary>
    public byte[]? Write(TurnState state, ConversationKey conversation) => state.IsEmpty ? null : sealer.Seal(TurnStateJson.Write(state), conversation.Hash);

    /// <summary>The answer's body, for the redelivery window; null where there is none to repeat.</summary>
    public byte[]? Seal(Answering answer, ConversationKey conversation) => answer.Response switch
    {
        { Replies: { } replies } => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(new ExpectedReplies(replies), WireJson.Outbound.ExpectedReplies), conversation.Hash),
        { Body: { } body } => sealer.Seal(System.Text.Encoding.UTF8.GetBytes(body.GetRawText()), conversation.Hash),
        _ => null,
    };

    /// <summary>The same answer again. Once it is erased the activity is still known, and has no second effect.</summary>
    public TurnResponse Answer(EarlierAnswer earlier, ConversationKey conversation)
    {
        if (earlier.Body is not { } body || sealer.Open(body, conversation.Hash) is not { } json)
        {
            return TurnResponse.Accepted;
        }

        using var document = JsonDocument.Parse(json);
        return new TurnResponse(200, document.RootElement.Clone());
    }
}
