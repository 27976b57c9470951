using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;

namespace ProtocolBot.Core.Turns;

/// <summary>112, and the law that goes first: shown as soon as they apply, and not again while they do.</summary>
internal static class Notices
{
    public static IEnumerable<Reply> New(Exchange exchange, DialogState now)
    {
        var shown = Applying(exchange, exchange.Dialogs).Select(notice => notice.Id).ToHashSet(StringComparer.Ordinal);
        return Applying(exchange, now).Where(notice => shown.Add(notice.Id)).Select(notice => Card(exchange, notice));
    }

    /// <summary>Those that hold for the answers of any dialog on the stack, the first of which led to the others.</summary>
    public static IEnumerable<Notice> Applying(Exchange exchange, DialogState dialogs) =>
        dialogs.DialogStack.Reverse().SelectMany(instance =>
            exchange.ScenarioOf(instance).Notices.Where(notice => notice.If.Holds(exchange.ScenarioOf(instance).Dialog.Table.Fit(instance.Answers))));

    /// <summary>112, where words and not answers tell of a danger.</summary>
    public static Reply Danger(Exchange exchange) =>
        new Reply.NoticeCard(PhoneIds.Emergency, exchange.Say(WordingIds.DangerTitle), exchange.Say(WordingIds.DangerText), PhoneLines.Of(exchange, [PhoneIds.Emergency])) { Tongue = exchange.Tongue };

    public static Reply Card(Exchange exchange, Notice notice) =>
        new Reply.NoticeCard(notice.Id, exchange.Say(notice.Title), exchange.Say(notice.Text), PhoneLines.Of(exchange, notice.Phones)) { Tongue = exchange.Tongue };
}
