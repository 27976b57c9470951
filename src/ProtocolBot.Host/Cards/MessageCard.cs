using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>Something the bot says, with what can be pressed beneath it: the menu, help, what was understood.</summary>
internal static class MessageCard
{
    public static CardDraft Of(Reply.Message reply, Wording wording)
    {
        var (within, beneath) = Buttons.Arrange(reply.Buttons, wording[WordingIds.PlaceholderChoice].In(reply.Tongue), wording[WordingIds.SubmitLabel].In(reply.Tongue));
        ImmutableArray<CardElement> body =
        [
            .. reply.Title is { } title ? [Blocks.Heading(title)] : ImmutableArray<CardElement>.Empty,
            Blocks.Markup(reply.Text),
            .. within,
        ];
        var plain = Markdown.Plain(reply.Text);
        return new CardDraft(body, beneath, reply.Title is null ? plain : $"{reply.Title}. {plain}", reply.Title ?? plain);
    }
}
