using System.Collections.Immutable;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>Turns what the thinking says into what a channel can show: a card, or its plain-text twin; with the paragraphs it rests on, and traces where they are on.</summary>
/// <param name="pageOf">Where the page of a case is; null where there is no such place.</param>
internal sealed class ReplyRenderer(ContentSet content, bool traces, Func<CaseNumber, string?>? pageOf = null)
{
    private const int LongestSummary = 120;

    private static readonly string[] ChannelsWithCards = ["msteams", "directline", "webchat", "emulator", "playground"];

    private static readonly string[] ChannelsWithThumbs = ["msteams", "playground"];

    /// <summary>The others of them show a button with Action.Execute, and do nothing when it is pressed.</summary>
    private static readonly string[] ChannelsThatExecute = ["msteams", "playground"];

    private readonly Traces trace = new(content);

    public IReadOnlyList<Activity> Render(TurnDecision decision, Activity inbound) =>
        [.. decision.Replies.Select(reply => Render(reply, inbound.ChannelId, inbound.From?.Id is { Length: > 0 } id ? [id] : []))];

    public Activity Render(Reply reply, string? channelId) => Render(reply, channelId, []);

    /// <param name="viewers">Ids of the channel for whom the card of a case is fetched anew when they look at it.</param>
    public Activity Render(Reply reply, string? channelId, IReadOnlyList<string> viewers)
    {
        var message = Rendered(reply, channelId, viewers);
        return message with
        {
            Text = message.Text is { } text ? VisibleText.Of(text) : null,
            Summary = message.Summary is { } summary ? VisibleText.Of(summary) : null,
            Speak = message.Speak is { } speak ? VisibleText.Of(speak) : null,
            Attachments = message.Attachments is { } cards ? [.. cards.Select(card => card with { Content = card.Content is { } content ? VisibleJson.Of(content) : null })] : null,
        };
    }

    private Activity Rendered(Reply reply, string? channelId, IReadOnlyList<string> viewers)
    {
        var draft = Draft(reply, channelId);
        var twin = TextTwin.Of(reply);
        var message = new Activity
        {
            Type = ActivityTypes.Message,
            Locale = reply.Tongue is Tongue.Dutch ? "nl-NL" : "en-GB",
            TextFormat = "plain",
            Speak = draft.Speak,
            InputHint = reply is Reply.Question or Reply.Summary or Reply.Lesson { Options.IsEmpty: false } ? "expectingInput" : "acceptingInput",
            ChannelData = reply is (Reply.VerdictCard or Reply.Paragraphs) && Is(channelId, ChannelsWithThumbs) ? Feedback.Asking : null,
            Entities = Entities(reply) is { Count: > 0 } entities ? entities : null,
        };
        if (!ShowsCards(channelId))
            return message with { Text = twin };

        // A line without anything to press is a line of chat, not a card.
        if (reply is Reply.Message { Title: null, Buttons.IsEmpty: true } line)
            return message with { Text = line.Text, TextFormat = "markdown" };

        var summary = Short(draft.Summary);
        return Card(reply.Tongue, draft, twin, summary, reply is Reply.CaseCard cased && Is(channelId, ChannelsThatExecute) ? CaseCards.RefreshFor(cased.View, viewers) : null) is { } card
            ? message with { Attachments = [CardJson.Attach(card)], Summary = summary }
            : message with { Text = twin };
    }

    private CardDraft Draft(Reply reply, string? channelId) => reply switch
    {
        Reply.Message message => MessageCard.Of(message, content.Wording),
        Reply.Question question => QuestionCard.Of(question),
        Reply.Lesson lesson => LessonCard.Of(lesson, content.Wording),
        Reply.VerdictCard verdict => VerdictCards.Of(verdict),
        Reply.Summary summary => SummaryCard.Of(summary),
        Reply.NoticeCard notice => NoticeCards.Of(notice),
        Reply.Paragraphs paragraphs => ParagraphsCard.Of(paragraphs),
        Reply.CaseCard cased => CaseCards.Of(cased.View, pageOf?.Invoke(cased.View.Number), Is(channelId, ChannelsThatExecute)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Null when it is too heavy even without its twin: then the twin alone says all.</summary>
    private static AdaptiveCard? Card(Tongue tongue, CardDraft draft, string twin, string summary, CardRefresh? refresh)
    {
        var card = new AdaptiveCard
        {
            Refresh = refresh,
            Lang = tongue is Tongue.Dutch ? "nl" : "en",
            FallbackText = twin,
            Speak = draft.Speak,
            Body = draft.Body,
            Actions = draft.Actions.IsEmpty ? null : draft.Actions,
        };
        if (Fits(card))
            return card;

        card = card with { FallbackText = draft.Speak, Speak = summary };
        return Fits(card) ? card : null;
    }

    private static bool Fits(AdaptiveCard card) => CardJson.Bytes(card).Length <= CardJson.MaxBytes;

    private List<JsonElement> Entities(Reply reply)
    {
        var entities = traces ? trace.Of(reply).ToList() : [];
        ImmutableArray<Paragraph> cited = reply switch
        {
            Reply.VerdictCard verdict => verdict.Words.Cited,
            Reply.Summary summary => summary.Words.Cited,
            Reply.Paragraphs paragraphs => paragraphs.Cited,
            Reply.Lesson lesson => lesson.Cited,
            _ => [],
        };
        if (!cited.IsEmpty)
            entities.Add(Citations.Entity(cited, reply is Reply.Paragraphs { Worded: not null }));
        return entities;
    }

    private static bool ShowsCards(string? channelId) => Is(channelId, ChannelsWithCards);

    /// <summary>A sub-channel ("msteams:x") is shown by its channel.</summary>
    private static bool Is(string? channelId, string[] channels) => channelId is not null && channels.Contains(channelId.Split(':')[0], StringComparer.Ordinal);

    private static string Short(string text) => text.Length <= LongestSummary ? text : string.Concat(text.AsSpan(0, LongestSummary - 1), "…");
}
