using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>Puts a verdict in words. It says what the table decided, and never more.</summary>
internal static class Verdicts
{
    /// <summary>The protocol's version while its dates are not filled in.</summary>
    private const string DraftVersion = "concept";

    public static Reply Card(Exchange exchange, DialogInstance ended, Verdict verdict) => new Reply.VerdictCard
    {
        Tongue = exchange.Tongue,
        Verdict = verdict,
        Words = Words(exchange, verdict),
        Buttons = Buttons(exchange, ended, verdict),
    };

    public static VerdictWords Words(Exchange exchange, Verdict verdict) => new()
    {
        Headline = exchange.Say(verdict.Headline is { } own ? WordingIds.Headline(own) : WordingIds.Headline(verdict.Kind)),
        Because = exchange.Say(verdict.Because),
        NextTitle = exchange.Say(verdict.Kind switch
        {
            VerdictKind.AllowedIf => WordingIds.ConditionsTitle,
            VerdictKind.Allowed or VerdictKind.Info => WordingIds.GoodToKnowTitle,
            VerdictKind.NotAllowed or VerdictKind.AskFirst or VerdictKind.Escalate or VerdictKind.Report => WordingIds.StepsTitle,
        }),
        Next = [.. verdict.Next.Select(exchange.Say)],
        Advice = Advice(exchange, verdict),
        Cited = [.. verdict.Articles.Select(exchange.Content.Protocol.Find).OfType<Paragraph>()],
        ParagraphsTitle = exchange.Say(WordingIds.ParagraphsTitle),
        Interpretations = [.. verdict.Interpretations.Select(id => exchange.Content.Interpretations.GetValueOrDefault(id)).OfType<Interpretation>().Select(entry => Interpretation(exchange, entry))],
        InterpretationsTitle = exchange.Say(WordingIds.InterpretationsTitle),
        Copy = [.. verdict.Copy.Where(copy => IsFor(exchange.Person, copy)).Select(copy => (exchange.Say(copy.Title), exchange.Say(copy.Text)))],
        CopyTitle = exchange.Say(WordingIds.CopyTitle),
        Draft = exchange.Content.Protocol.Version == DraftVersion ? exchange.Say(WordingIds.Draft) : null,
    };

    /// <summary>"artikel 5.8", or "de inleiding".</summary>
    public static string Name(Exchange exchange, string paragraph) =>
        char.IsAsciiDigit(paragraph[0]) ? exchange.Say(WordingIds.ArticleName, ("id", paragraph)) : exchange.Say(WordingIds.IntroductionName);

    private static string Advice(Exchange exchange, Verdict verdict) => exchange.Say(
        verdict.Kind is VerdictKind.Info ? WordingIds.AdviceInfo : WordingIds.Advice,
        ("articles", exchange.List(verdict.Articles.Select(article => Name(exchange, article)))),
        ("who", exchange.Say(WordingIds.WhoDecides(Decider(exchange.Person.Role, verdict)))));

    /// <summary>The first to be told decides; where nobody is told, the person's own leidinggevende.</summary>
    private static Role Decider(Role own, Verdict verdict) => verdict.Receivers.IsEmpty
        ? own switch
        {
            Role.Medewerker => Role.Leidinggevende,
            Role.Leidinggevende => Role.Directeur,
            Role.Directeur or Role.Fg or Role.Bestuur => Role.Bestuur,
        }
        : verdict.Receivers[0];

    private static string Interpretation(Exchange exchange, Interpretation entry) =>
        exchange.Say(WordingIds.InterpretationLine, ("point", exchange.Say(entry.Point)), ("reading", exchange.Say(entry.Reading)));

    private static bool IsFor(Person person, CopyText copy) =>
        copy.SchoolKind is null || person.SchoolKind is null || copy.SchoolKind.Equals(person.SchoolKind, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<Button> Buttons(Exchange exchange, DialogInstance ended, Verdict verdict)
    {
        var buttons = ImmutableArray.CreateBuilder<Button>();
        var paragraphs = exchange.Button(WordingIds.ButtonParagraphs, Asks.Paragraphs, [.. verdict.Articles]);
        if (verdict.Route is RouteId.Press)
        {
            buttons.Add(exchange.Button(WordingIds.ButtonPress, Asks.PressNote));
        }

        buttons.Add(paragraphs);
        if (exchange.Content.Scenario(ScenarioIds.Doubt) is not null)
        {
            buttons.Insert(verdict.Kind is VerdictKind.AskFirst ? 0 : buttons.Count - 1, Button.Start(exchange.Say(WordingIds.ButtonDoubt), ScenarioIds.Doubt));
        }

        buttons.Add(exchange.Button(WordingIds.ButtonReceipt, Asks.Receipt, Receipt.Of(exchange.Content, ended, verdict, exchange.Input.Now).Code));
        buttons.Add(exchange.MenuButton);
        return buttons.ToImmutable();
    }
}

/// <summary>The scenarios that code itself leads to; the policy fixes their ids.</summary>
public static class ScenarioIds
{
    public const string Doubt = "doubt";
    public const string Escalation = "escalation";
    public const string Report = "report";
    public const string Onboarding = "onboarding";
    public const string Press = "press";
    public const string Post = "post";
}
