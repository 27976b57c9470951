namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>A request that was not granted: a status, and a code that clients of Direct Line know.</summary>
internal sealed record DirectLineFailure(int Status, string Code, string Message)
{
    public static readonly DirectLineFailure NoCredentials = new(401, "MissingProperty", "An Authorization header with a bearer token is required");
    public static readonly DirectLineFailure Forbidden = new(403, "BadArgument", "The token or secret does not open this");
    public static readonly DirectLineFailure Expired = new(403, "TokenExpired", "Token has expired");
    public static readonly DirectLineFailure UnknownConversation = new(404, "ConversationNotFound", "Conversation not found");
    public static readonly DirectLineFailure Ended = new(409, "ConversationEnded", "The conversation has ended");
    public static readonly DirectLineFailure TooLarge = new(413, "MessageSizeTooBig", "The body is too large");
    public static readonly DirectLineFailure NotJson = new(415, "BadSyntax", "The body must be application/json");
    public static readonly DirectLineFailure NoFiles = new(415, "BadArgument", "This bot takes no files");
    public static readonly DirectLineFailure TooMany = new(429, "ThrottledException", "The bot is still busy with this conversation");
    public static readonly DirectLineFailure Full = new(503, "ServiceError", "No more conversations can be started now");
    public static readonly DirectLineFailure TooSlow = new(504, "BotError", "The bot took too long");

    public static DirectLineFailure Bad(string message) => new(400, "BadSyntax", message);

    public static DirectLineFailure FromBot(int status) => status switch
    {
        503 => TooSlow,
        >= 400 and < 500 => new(502, "BotRejectedActivity", "The bot refused the activity"),
        _ => new(502, "BotError", "The bot could not handle the activity"),
    };

    public static DirectLineFailure From(Refusal refusal) => refusal switch
    {
        Refusal.BodyTooLarge => TooLarge,
        _ => Bad("The body is not a well-formed activity"),
    };
}
