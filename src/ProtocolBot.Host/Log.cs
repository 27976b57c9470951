namespace ProtocolBot.Host;

/// <summary>All that this room logs: ids, counts and codes; never a text, a name or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Critical, "Row {Id} of the outbox is parked: {Reason}")]
    public static partial void ReplyParked(ILogger logger, long id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Storage failed: {Reason}")]
    public static partial void StorageFailed(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The state of conversation {Conversation} could not be read and counts as none")]
    public static partial void StateUnreadable(ILogger logger, string conversation);

    [LoggerMessage(4, LogLevel.Information, "Content {Hash}: {Scenarios} scenarios, {Paragraphs} paragraphs")]
    public static partial void ContentLoaded(ILogger logger, string hash, int scenarios, int paragraphs);

    [LoggerMessage(51, LogLevel.Information, "Understanding: read in {Milliseconds} ms")]
    public static partial void UnderstandingRead(ILogger logger, int milliseconds);

    [LoggerMessage(52, LogLevel.Information, "Understanding: learnt from {Sentences} sentences in {Milliseconds} ms")]
    public static partial void UnderstandingLearnt(ILogger logger, int sentences, int milliseconds);

    [LoggerMessage(53, LogLevel.Warning, "Understanding: what was learnt cannot be kept; the next start learns again")]
    public static partial void UnderstandingNotKept(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "The record of phone numbers is due for review since {Review}: owner {Owner}")]
    public static partial void PhonesDue(ILogger logger, DateOnly review, string owner);

    [LoggerMessage(6, LogLevel.Error, "Sending reply {Id} broke: {Fault}")]
    public static partial void SendingBroke(ILogger logger, long id, string fault);

    [LoggerMessage(7, LogLevel.Critical, "The database is damaged: the bot stops. Restore a backup, or move the file away to begin anew")]
    public static partial void DatabaseDamaged(ILogger logger);

    [LoggerMessage(8, LogLevel.Error, "A turn could not be stored ({Reason}); the person is told so")]
    public static partial void TurnNotStored(ILogger logger, string reason);

    [LoggerMessage(9, LogLevel.Critical, "What waits in row {Id} belongs to a case that cannot be read: it is parked")]
    public static partial void CaseUnreadable(ILogger logger, long id);

    [LoggerMessage(10, LogLevel.Critical, "Case {Number} has nobody left who may receive it: the reporter was given the phone list")]
    public static partial void CaseWithoutReceiver(ILogger logger, string number);

    [LoggerMessage(11, LogLevel.Information, "Audit: head {Head}")]
    public static partial void AuditNoted(ILogger logger, string head);

    [LoggerMessage(12, LogLevel.Warning, "The end of the audit could not be noted outside the database ({Reason})")]
    public static partial void AnchorNotNoted(ILogger logger, string reason);

    [LoggerMessage(13, LogLevel.Information, "{Count} cases were destroyed: their time was over")]
    public static partial void CasesPurged(ILogger logger, int count);

    [LoggerMessage(14, LogLevel.Critical, "Row {Id} of the outbox broke too often ({Fault}): another way is taken")]
    public static partial void ParcelBroke(ILogger logger, long id, string fault);

    [LoggerMessage(15, LogLevel.Warning, "The bot's secret or certificate ends in {Days} days, on {Ends}: make a new one")]
    public static partial void SecretEnds(ILogger logger, int days, DateTimeOffset ends);

    [LoggerMessage(16, LogLevel.Critical, "The bot's secret or certificate ended on {Ends}: it cannot speak in Teams")]
    public static partial void SecretOver(ILogger logger, DateTimeOffset ends);

    [LoggerMessage(21, LogLevel.Information, "The language model answered ({Task}): {InputTokens} tokens in, {OutputTokens} out")]
    public static partial void ModelAnswered(ILogger logger, string task, long inputTokens, long outputTokens);

    [LoggerMessage(22, LogLevel.Warning, "The language model gave nothing ({Task}): {Outcome}")]
    public static partial void ModelGaveNothing(ILogger logger, string task, string outcome);

    [LoggerMessage(23, LogLevel.Information, "The app was asked to be installed for somebody: {Outcome}")]
    public static partial void AppInstalled(ILogger logger, string outcome);

    [LoggerMessage(31, LogLevel.Warning, "A mail was refused: {Code}")]
    public static partial void MailRefused(ILogger logger, string code);

    [LoggerMessage(32, LogLevel.Warning, "A mail could not leave now and is tried again")]
    public static partial void MailWaits(ILogger logger);

    [LoggerMessage(33, LogLevel.Warning, "The connection broke while a mail was handed over: it may have arrived")]
    public static partial void MailPerhapsSent(ILogger logger);
    [LoggerMessage(41, LogLevel.Information, "Directory: {People} people, {Schools} schools, {Problems} lines with a problem")]
    public static partial void DirectoryTaken(ILogger logger, int people, int schools, int problems);

    [LoggerMessage(42, LogLevel.Warning, "Directory: {Count} x {Defect}; 'check' says where")]
    public static partial void DirectoryDefect(ILogger logger, int count, string defect);

    [LoggerMessage(43, LogLevel.Warning, "The new directory has lost more than half and is not used; a restart takes it as it is")]
    public static partial void DirectoryShrunk(ILogger logger);

    [LoggerMessage(44, LogLevel.Warning, "The directory could not be read again ({Reason}); the last one stays")]
    public static partial void DirectoryNotRead(ILogger logger, string reason);

    [LoggerMessage(45, LogLevel.Information, "The directory is the sample: invented people. Directory:Folder names the real one")]
    public static partial void DirectoryIsSample(ILogger logger);
}
