namespace ProtocolBot.BotFramework;

/// <summary>Builds the addresses of the connector: one slash after the base, and every id percent-encoded exactly once.</summary>
internal static class ConnectorAddress
{
    public static string Conversations => "v3/conversations";

    /// <summary>The path of a conversation and what is in it; null when a part is no id, and could lead elsewhere.</summary>
    public static string? Path(string? conversationId, params ReadOnlySpan<string?> more)
    {
        if (Segment(conversationId) is not { } conversation)
            return null;

        var path = $"{Conversations}/{conversation}";
        foreach (var part in more)
        {
            if (Segment(part) is not { } segment)
                return null;
            path += "/" + segment;
        }

        return path;
    }

    public static Uri? Under(string serviceUrl, string path) =>
        Uri.TryCreate($"{serviceUrl.TrimEnd('/')}/{path}", UriKind.Absolute, out var address) ? address : null;

    // Dots alone would be read as a way up the path, encoded or not.
    private static string? Segment(string? id) => string.IsNullOrEmpty(id) || id is "." or ".." ? null : Uri.EscapeDataString(id);
}
