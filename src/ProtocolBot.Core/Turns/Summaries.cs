using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>The end of a dialog that can send: what was said, who must hear it, what is kept; then send, change or cancel.</summary>
internal static class Summaries
{
    private const string Confirm = "send";
    private const string Change = "change";

    public static Reply Of(Exchange exchange, DialogState dialogs, AskedStep asked, ImmutableArray<string> before)
    {
        var active = dialogs.Active!;
        var verdict = Verdict(exchange, active);
        return new Reply.Summary
        {
            Tongue = exchange.Tongue,
            Confirm = Questions.Of(exchange, dialogs, asked, before),
            Verdict = verdict,
            Words = Verdicts.Words(exchange, verdict),
            Facts = [.. Questions.Facts(exchange, active).Select(fact => (fact.Label, fact.Value))],
            WhoAndWhat = WhoAndWhat(exchange, verdict),
        };
    }

    /// <summary>The answer to the summary.</summary>
    public static TurnDecision Confirmed(Exchange exchange, Answer.Chosen answer)
    {
        return answer.Ids[0] switch
        {
            Confirm => Send(exchange),
            Change => Changing(exchange),
            _ => exchange.Decision(DialogState.Empty, [exchange.Message(null, exchange.Say(WordingIds.Cancelled), exchange.MenuButton)]) with { Status = DialogTurnStatus.Cancelled },
        };
    }

    /// <summary>Begins the case. Where it is not known who speaks none can begin, and that is what is said.</summary>
    public static TurnDecision Send(Exchange exchange) => exchange.Input.Start is { } start && exchange.Person.Id is { } reporter
        ? Filing.Send(exchange, start, reporter)
        : exchange.Decision(DialogState.Empty, [NotReported(exchange, exchange.Dialogs.Active!)]) with { Status = DialogTurnStatus.Complete };

    /// <summary>Nobody was told: whom to phone, in what order.</summary>
    private static Reply.Message NotReported(Exchange exchange, DialogInstance active)
    {
        var verdict = Verdict(exchange, active);
        var listed = Notices.Applying(exchange, exchange.Dialogs).SelectMany(notice => notice.Phones);
        // With nobody left at school whoever can be phoned is named.
        var others = verdict.Receivers.IsEmpty ? listed.Union(PhoneIds.Outside) : listed;
        var urgent = verdict.Priority is Priority.Urgent ? new[] { PhoneIds.Emergency } : [];
        var first = urgent.Where(exchange.Content.Phones.Phones.ContainsKey).ToImmutableArray();
        var lines = PhoneLines.Of(exchange, first).Select(line => PhoneLines.AsText(exchange, line.Name, line.Number, line.Hours))
            .Concat(verdict.Receivers.Select(role => Receiver(exchange, role)))
            .Concat(PhoneLines.Of(exchange, others.Except(first).Except(verdict.Receivers.Select(PolicyIds.Of)).Distinct()).Select(line => PhoneLines.AsText(exchange, line.Name, line.Number, line.Hours)));
        var text = string.Join("\n", lines.Select((line, at) => $"{at + 1}. {line}"));
        return exchange.Message(
            exchange.Say(WordingIds.NotReportedTitle),
            $"{exchange.Say(WordingIds.NotReported)}\n\n{text}\n\n{exchange.Say(WordingIds.NotReportedAfter)}",
            exchange.MenuButton);
    }

    public static string Receiver(Exchange exchange, Role role)
    {
        var name = exchange.Say(WordingIds.RoleName(role));
        var phone = exchange.Content.Phones.Phones.GetValueOrDefault(PolicyIds.Of(role));
        return PhoneLines.AsText(exchange, name, phone?.Number, phone is null ? "" : exchange.Say(phone.Hours));
    }

    private static TurnDecision Changing(Exchange exchange)
    {
        var dialogs = exchange.Dialogs.Change(DialogInstance.ChoosingWhatToChange);
        return exchange.Decision(dialogs, [Walk.Present(exchange, dialogs, [])]);
    }

    public static Verdict Verdict(Exchange exchange, DialogInstance active) =>
        Positions.Certain(exchange.ScenarioOf(active), active.Answers, exchange.Person.Role) ?? throw new InvalidOperationException($"'{active.Id}' has a summary without a verdict");

    private static string Days(Exchange exchange, RouteId route) =>
        (exchange.Input.Start?.World.Terms ?? Cases.CaseTerms.Default).RetentionOf(route).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ImmutableArray<string> WhoAndWhat(Exchange exchange, Verdict verdict)
    {
        var who = verdict.Receivers.Select((role, at) => $"{at + 1}. {exchange.Say(WordingIds.RoleName(role))}");
        var whom = verdict.Receivers.IsEmpty ? WordingIds.SummaryNobody : WordingIds.SummaryWho;
        return [exchange.Say(WordingIds.SummaryNotYet), exchange.Say(whom), .. who, exchange.Say(WordingIds.SummaryKept, ("days", Days(exchange, verdict.Route)))];
    }
}

/// <summary>Ids of phone-numbers.yaml that code looks for, beside those of the roles; a number that is not there is said to be unknown.</summary>
public static class PhoneIds
{
    public const string Emergency = "112";

    /// <summary>Who listens outside the school.</summary>
    public static ImmutableArray<string> Outside { get; } = ["vertrouwensinspecteur", "veilig-thuis", "police"];
}
