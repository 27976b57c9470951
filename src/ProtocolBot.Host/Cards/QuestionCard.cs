using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>A question: few answers are buttons, many are a list, one's own words a field. Going back, why and stop take what room is left.</summary>
internal static class QuestionCard
{
    /// <summary>So many answers fit as buttons, with two words of navigation beside them.</summary>
    private const int MostAsButtons = 4;

    public static CardDraft Of(Reply.Question question)
    {
        var (input, actions) = Answers(question);
        var body = ImmutableArray.CreateBuilder<CardElement>();
        body.AddRange(question.Before.Select(Blocks.Text));
        body.Add(Blocks.Small(Place(question)));
        body.Add(Blocks.Heading(question.Ask) with { Spacing = Spacing.Small });
        if (input is not null)
            body.Add(input);

        body.Add(new CardElement.ActionSet(actions));
        if (Navigation(question, Buttons.Most - actions.Length) is { Length: > 0 } navigation)
            body.Add(new CardElement.ActionSet(navigation) { Spacing = Spacing.Small });
        return new CardDraft(body.ToImmutable(), [], Speak(question), question.Ask);
    }

    /// <summary>The buttons of a question whose answers all are buttons.</summary>
    public static ImmutableArray<CardButton> AsButtons(Reply.Question question) =>
        [.. question.Options.Select(option => new CardButton.Submit(PressData.Of(question, option.Id)) { Title = option.Label, AssociatedInputs = AssociatedInputs.None })];

    /// <summary>As many as fit; the words work typed as well.</summary>
    public static ImmutableArray<CardButton> Navigation(Reply.Question question, int room) => Buttons.Of(question.Buttons.Take(room));

    public static string Speak(Reply.Question question) => string.Join(" ", [.. question.Before, question.Ask, .. question.Options.Select(option => option.Label + ".")]);

    private static string Place(Reply.Question question) =>
        string.Create(CultureInfo.InvariantCulture, $"{question.ScenarioTitle} · {question.Number}/{question.AtMost}");

    private static (CardElement? Input, ImmutableArray<CardButton> Actions) Answers(Reply.Question question) => question.Step.Prompt switch
    {
        TextPrompt text => (Field(question, text), [Submit(question), .. AsButtons(question)]),
        ChoicePrompt { Many: true } => (List(question, many: true), [Submit(question)]),
        _ when question.Options.Length > MostAsButtons => (List(question, many: false), [Submit(question)]),
        _ => (null, AsButtons(question)),
    };

    private static CardButton.Submit Submit(Reply.Question question) =>
        new(PressData.Of(question, null)) { Title = question.SubmitLabel };

    private static CardElement.TextInput Field(Reply.Question question, TextPrompt prompt) => new(Markdown.Escape(question.Placeholder))
    {
        Id = PressData.AnswerId,
        IsMultiline = true,
        MaxLength = prompt.MaxLength,
    };

    private static CardElement.ChoiceInput List(Reply.Question question, bool many) =>
        Blocks.List(PressData.AnswerId, question.Placeholder, question.Options.Select(option => (option.Label, option.Id))) with { IsMultiSelect = many ? true : null };
}
