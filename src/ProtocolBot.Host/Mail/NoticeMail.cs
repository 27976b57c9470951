using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Host.Mail;

/// <summary>The words of a notice as a mail: the case's number, what it asks, and the way to the page. It knows no name and no story, so it can tell none.</summary>
internal sealed record NoticeMail
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private NoticeMail(string subject, ImmutableArray<Line> lines, string language)
    {
        Subject = subject;
        Text = string.Join("\n\n", lines.Select(line => line.Plain)) + "\n";
        Page = $"<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"></head><body>\n{string.Concat(lines.Select(line => $"<p>{line.Html}</p>\n"))}</body></html>\n";
    }

    public string Subject { get; }

    public string Text { get; }

    /// <summary>The same words as a page.</summary>
    public string Page { get; }

    /// <param name="pageUrl">Where the case can be read; null, or no web address: the mail says to open it in Teams.</param>
    /// <param name="maybeTwice">It may have arrived before, and says so.</param>
    public static NoticeMail Of(ContentSet content, Tongue tongue, CaseNumber number, NoticeKind kind, Priority priority, string? pageUrl, bool maybeTwice)
    {
        var urgent = priority is Priority.Urgent;
        var subject = Say(MailIds.Subject(kind), ("number", number.Value));
        ImmutableArray<Line> lines =
        [
            .. urgent ? [Line.Of(Say(MailIds.UrgentFirst))] : ImmutableArray<Line>.Empty,
            Line.Of(Say(MailIds.Text(kind), ("number", number.Value))),
            WebAddress(pageUrl) is { } page
                ? new Line(Say(MailIds.OpenPage, ("url", page)), $"<a href=\"{Html.Encode(page)}\">{Html.Encode(Say(MailIds.OpenLink))}</a>")
                : Line.Of(Say(MailIds.OpenTeams)),
            .. maybeTwice ? [Line.Of(Say(MailIds.MaybeTwice))] : ImmutableArray<Line>.Empty,
            Line.Of(Say(MailIds.Why)),
            Line.Of(Say(MailIds.NoReply)),
        ];
        return new NoticeMail(urgent ? Say(MailIds.UrgentSubject, ("subject", subject)) : subject, lines, LanguageOf(tongue));

        string Say(string id, (string Name, string Value) blank = default)
        {
            var words = content.MailWording[id].In(tongue);
            return blank.Name is null ? words : words.Replace($"{{{blank.Name}}}", blank.Value, StringComparison.Ordinal);
        }
    }

    /// <summary>To who looks after the bot: no case to open, for it is not theirs.</summary>
    public static NoticeMail ToAdministrator(ContentSet content, Tongue tongue, CaseNumber number, string words) => new(
        content.MailWording[MailIds.NobodySubject].In(tongue).Replace("{number}", number.Value, StringComparison.Ordinal),
        [Line.Of(words), Line.Of(content.MailWording[MailIds.NobodyWhy].In(tongue)), Line.Of(content.MailWording[MailIds.NoReply].In(tongue))],
        LanguageOf(tongue));

    /// <param name="id">The same for the same notice, however often it is sent.</param>
    public MailMessage To(string address, string id) => new(address, Subject, Text, Page, id);

    private static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var page) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp) ? page.AbsoluteUri : null;

    private static string LanguageOf(Tongue tongue) => tongue switch
    {
        Tongue.Dutch => "nl",
        Tongue.English => "en",
    };

    /// <summary>One paragraph, for a reader without and with pages.</summary>
    private sealed record Line(string Plain, string Html)
    {
        public static Line Of(string words) => new(words, NoticeMail.Html.Encode(words));
    }
}
