using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Lets a request into one conversation: with the secret into any, with a token into its own alone.</summary>
internal sealed class ConversationDoor(DirectLineServer server, DirectLineCredentials credentials, ILogger<ConversationDoor> logger)
{
    public RequestDelegate Open(Func<HttpContext, DirectLineConversation, Task> inside) => async context =>
    {
        try
        {
            var (conversation, failure) = Find(context);
            await (conversation is not null ? inside(context, conversation) : context.RefuseAsync(failure, logger));
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is IOException or OperationCanceledException)
        {
            Log.CallerLeft(logger);
        }
    };

    /// <summary>Somebody else's conversation and one that is not there answer a token alike.</summary>
    private (DirectLineConversation? Conversation, DirectLineFailure Failure) Find(HttpContext context)
    {
        var id = context.Request.RouteValues["conversation"] as string ?? "";
        return credentials.Read(context) switch
        {
            DirectLineCaller.Member member when member.Ticket.Conversation.Id == id => (member.Ticket.Conversation, DirectLineFailure.Forbidden),
            DirectLineCaller.Issuer => (server.Find(id), DirectLineFailure.UnknownConversation),
            DirectLineCaller.Refused refused => (null, refused.Failure),
            _ => (null, DirectLineFailure.Forbidden),
        };
    }
}
