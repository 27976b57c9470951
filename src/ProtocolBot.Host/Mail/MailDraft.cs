using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using MimeKit;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Mail;

/// <summary>From a mail in words to the message that travels. Whatever stands in the words, it cannot become a header or a second recipient.</summary>
internal static partial class MailDraft
{
    private const int LongestId = 200;

    /// <summary>Why this mail can never be sent; null when it can.</summary>
    public static MailOutcome.Refused? Refusal(MailMessage mail) =>
        !Mailbox.IsAddress(mail.To) ? new MailOutcome.Refused("address")
        : mail.MessageId.Length > LongestId || !Id().IsMatch(mail.MessageId) ? new MailOutcome.Refused("message-id")
        : null;

    public static MimeMessage Of(MailMessage mail, MailOptions options, DateTimeOffset now)
    {
        var from = options.From ?? "";
        var message = new MimeMessage
        {
            MessageId = mail.MessageId.Contains('@', StringComparison.Ordinal) ? mail.MessageId : $"{mail.MessageId}@{Mailbox.DomainOf(from)}",
            Date = now,
            Subject = OneLine(VisibleText.Of(mail.Subject)),
            Body = Body(mail),
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, options.FromName ?? "", from));
        message.To.Add(new MailboxAddress(Encoding.UTF8, "", mail.To));
        // Nobody's out-of-office reply may answer a machine, or start two machines talking.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static MimeEntity Body(MailMessage mail) => mail.Html is null
        ? Part("plain", mail.Text)
        : new MultipartAlternative(Part("plain", mail.Text), Part("html", mail.Html));

    private static TextPart Part(string subtype, string words)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, VisibleText.Of(words).ReplaceLineEndings("\r\n"));
        part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        return part;
    }

    /// <summary>Line breaks, and whatever else is no sign that one can see, become spaces.</summary>
    private static string OneLine(string words) =>
        string.Concat(words.Select(sign => char.IsControl(sign) || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : sign)).Trim();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
