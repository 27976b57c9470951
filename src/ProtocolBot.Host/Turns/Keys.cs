using System.Security.Cryptography;
using System.Text;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Turns;

/// <summary>The keys under which conversations and activities are known: hashes, so that no id of a channel stands in the database.</summary>
internal static class Keys
{
    public static ConversationKey Conversation(Activity activity) => new(Hash($"{activity.ChannelId}\n{activity.Conversation?.Id}"));

    public static ConversationKey Conversation(ConversationReference reference) => new(Hash($"{reference.ChannelId}\n{reference.Conversation?.Id}"));

    /// <summary>Null where there is no id to know it by. An edited message keeps its id and changes its type.</summary>
    public static ActivityKey? Activity(Activity activity) => activity.Id is { Length: > 0 } id
        ? new ActivityKey(Hash($"{activity.ChannelId}\n{activity.Conversation?.Id}\n{id}\n{activity.Type}"))
        : null;

    /// <summary>Of the welcome, which is said once in a conversation: also to who took the app away and has it again.</summary>
    public static ActivityKey Welcome(Activity activity) => new(Hash($"{activity.ChannelId}\n{activity.Conversation?.Id}\nwelcome"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
