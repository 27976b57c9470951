using System.Text;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Privacy;

namespace ProtocolBot.Core.Turns;

/// <summary>Names, numbers and addresses in a text that is about to be kept: whether there are any, and the text without them. Pure.</summary>
/// <param name="now">By which a date may be a birthday.</param>
public sealed class LeavingOut(ContentSet content, Tongue tongue, DateTimeOffset now)
{
    private readonly PersonalDataModel model = new(PrivacyWords.Of(content.Names, content.Language), tongue, DateOnly.FromDateTime(now.UtcDateTime));

    public bool IsNeeded(string? text) => text is not null && model.Parse(text).Count > 0;

    /// <summary>In the place of each stands what kind it was.</summary>
    public string Of(string text)
    {
        var masked = new StringBuilder(text);
        foreach (var found in model.Parse(text).OrderByDescending(result => result.Start))
        {
            masked.Remove(found.Start, found.End - found.Start + 1).Insert(found.Start, content.Wording[WordingIds.Masked((string)found.Resolution["value"])].In(tongue));
        }

        return masked.ToString();
    }
}
