using System.Text.Json;
using System.Text.RegularExpressions;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.Turns;

/// <summary>Whether a message brings a picture or a file, within it or by a link. Nothing of it is ever fetched.</summary>
internal static partial class AttachedFiles
{
    private const string Html = "text/html";

    /// <summary>Teams' way to say that one answers to an earlier message.</summary>
    private const string Quotation = "messageReference";

    /// <summary>The mark of a picture that is an emoji.</summary>
    private const string Emoji = "schema.skype.com/Emoji";

    public static bool AreIn(Activity message) =>
        message.Attachments?.Any(IsFile) == true || (message.Text is { } text && (HasPicture(text) || FileLink().IsMatch(text)));

    /// <summary>Teams repeats a message as HTML beside its text; that is no attachment, unless there is a picture in it.</summary>
    private static bool IsFile(Attachment attachment) => attachment.ContentType switch
    {
        null or "" => attachment.ContentUrl is not null || attachment.Content is not null,
        Quotation => false,
        { } type when type.StartsWith(Html, StringComparison.OrdinalIgnoreCase) => attachment.ContentUrl is not null || HasPicture(HtmlOf(attachment.Content)),
        _ => true,
    };

    private static string HtmlOf(JsonElement? content) => content is { ValueKind: JsonValueKind.String } html ? html.GetString()! : content?.GetRawText() ?? "";

    private static bool HasPicture(string html)
    {
        foreach (var tag in Picture().EnumerateMatches(html))
        {
            var end = html.IndexOf('>', tag.Index);
            if (!html.AsSpan(tag.Index, (end < 0 ? html.Length : end) - tag.Index).Contains(Emoji, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"<(?:img|video|audio|object|embed|picture|attachment)\b|hostedContents/|data:(?:image|video|audio|application)/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Picture();

    /// <summary>A link that ends in a file, or leads to where files are shared.</summary>
    [GeneratedRegex(@"https?://(?:[^\s?#]{1,400}\.(?:jpe?g|png|gif|webp|heic|heif|bmp|svg|mp4|mov|avi|webm|mp3|m4a|wav|ogg|pdf|docx?|xlsx?|pptx?|zip|rar)\b|[^\s/]{0,100}(?:sharepoint\.com|1drv\.ms|onedrive\.live\.com|drive\.google\.com|photos\.app\.goo\.gl|wetransfer\.com|we\.tl|dropbox\.com|icloud\.com|imgur\.com|giphy\.com)/\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FileLink();
}
