using System.Collections.Immutable;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Turns;

/// <summary>A question in the middle of a dialog: it is answered, and the open question asked again.</summary>
internal static class SideQuestions
{
    /// <summary>In the middle of a dialog a text is an answer sooner than a question.</summary>
    private const double Sure = 0.55;

    /// <summary>The answer; null when the text is none that can be answered, and so a misunderstanding.</summary>
    public static TurnDecision? Answer(Exchange exchange, string text)
    {
        var understood = Understanding.Of(exchange.Content, text, exchange.Tongue);
        if (understood.Trace.Confidence < Sure)
        {
            return null;
        }

        Reply? reply = understood.Meaning switch
        {
            Meaning.Answer => Quote(exchange, WordingIds.AnswerTitle, Paragraphs(exchange, understood), null),
            Meaning.Start when understood.Scenario != exchange.Dialogs.Active!.Id && exchange.Content.Scenario(understood.Scenario!) is { } scenario =>
                exchange.Message(null, exchange.Say(WordingIds.OtherScenario, ("title", exchange.Say(scenario.Title))), Button.Start(exchange.Say(scenario.Title), scenario.Id)),
            Meaning.OutOfScope => exchange.Message(null, exchange.Say(WordingIds.OutOfScope)),
            Meaning.Adversarial => exchange.Message(null, exchange.Say(WordingIds.Adversarial)),
            Meaning.Smalltalk when understood.Trace.By == "rules" => exchange.Message(null, exchange.Say(WordingIds.Smalltalk)),
            _ => null,
        };
        return reply is null ? null : AskedFor.InBetween(exchange, reply with { Understanding = understood.Trace });
    }

    /// <summary>Paragraphs, verbatim, with plain words beneath and the dialog that fits.</summary>
    public static Reply Quote(Exchange exchange, string title, ImmutableArray<Paragraph> cited, Scenario? fitting)
    {
        ImmutableArray<Button> buttons = exchange.Dialogs.Active is null ? [exchange.MenuButton] : [];
        return new Reply.Paragraphs(
            exchange.Say(title),
            cited,
            exchange.Say(WordingIds.PlainLabel),
            fitting is null ? buttons : [Button.Start(exchange.Say(fitting.Title), fitting.Id), .. buttons])
        { Tongue = exchange.Tongue };
    }

    public static ImmutableArray<Paragraph> Paragraphs(Exchange exchange, Understood understood) =>
        [.. understood.Quotes.Select(exchange.Content.Protocol.Find).OfType<Paragraph>()];
}
