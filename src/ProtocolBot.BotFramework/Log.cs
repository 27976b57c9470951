using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework;

/// <summary>All that the wire tells its operator. Numbers, reasons and type names; never a text, a name, a token or a message of an exception.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "A request was refused with {Status}: {Reason}")]
    public static partial void Refused(ILogger logger, int status, Refusal reason);

    [LoggerMessage(2, LogLevel.Warning, "Activities without a token are let in on loopback. This is for Development alone; set BotFramework:AppId to check tokens")]
    public static partial void LetInWithoutToken(ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "The signing keys of {Family} were renewed: {Count} keys")]
    public static partial void KeysRenewed(ILogger logger, string family, int count);

    [LoggerMessage(4, LogLevel.Warning, "The signing keys of {Family} could not be renewed ({Kind}); those at hand stay in use")]
    public static partial void KeysNotRenewed(ILogger logger, string family, string kind);

    [LoggerMessage(5, LogLevel.Error, "A turn failed with {Kind} at {Place}")]
    public static partial void TurnFailed(ILogger logger, string kind, string? place);

    [LoggerMessage(6, LogLevel.Error, "A turn took longer than {Seconds} s, or the host stopped, and was given up")]
    public static partial void TurnTooLong(ILogger logger, double seconds);

    [LoggerMessage(7, LogLevel.Debug, "The caller left before it was answered")]
    public static partial void CallerLeft(ILogger logger);
}
