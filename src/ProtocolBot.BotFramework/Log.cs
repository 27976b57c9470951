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

    [LoggerMessage(20, LogLevel.Warning, "The bot was not greeted by a new web chat conversation: {Status}")]
    public static partial void GreetingFailed(ILogger logger, int status);

    [LoggerMessage(21, LogLevel.Information, "A web chat request was refused with {Status} {Code}")]
    public static partial void WebChatRefused(ILogger logger, int status, string code);

    [LoggerMessage(30, LogLevel.Debug, "The token for the connector was renewed; it holds until {Until}")]
    public static partial void TokenRenewed(ILogger logger, DateTimeOffset until);

    [LoggerMessage(31, LogLevel.Error, "There is no token for the connector: {Reason}")]
    public static partial void TokenNotToBeHad(ILogger logger, string reason);

    [LoggerMessage(32, LogLevel.Error, "A request to an address outside BotFramework:AllowedServiceHosts was stopped")]
    public static partial void AddressRefused(ILogger logger);

    [LoggerMessage(33, LogLevel.Warning, "The connector refused with {Status} {Code}")]
    public static partial void ConnectorRefused(ILogger logger, int status, string code);

    [LoggerMessage(34, LogLevel.Warning, "The connector's answer leaves open whether it arrived: {Status}")]
    public static partial void ConnectorUnsure(ILogger logger, int? status);

    [LoggerMessage(35, LogLevel.Warning, "The connector was not reached: {Error}")]
    public static partial void ConnectorNotReached(ILogger logger, HttpRequestError error);
}
