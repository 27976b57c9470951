namespace ProtocolBot.Host.Mail;

/// <summary>One mail to one person. Neither subject nor text may hold a name or a story; <see cref="NoticeMail"/> makes it.</summary>
/// <param name="MessageId">Letters, digits, '.', '_' and '-', with or without a domain. A mail that is sent again keeps it, so that a mailbox can see that it is the same.</param>
internal sealed record MailMessage(string To, string Subject, string Text, string? Html, string MessageId);
