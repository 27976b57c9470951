using System.Collections.Immutable;
using System.Globalization;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>A question: few answers are buttons, many are a list, one's own words a field. Going back, why and stop stand beneath, as words: they answer nothing.</summary>
internal static class QuestionCard
{
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
        body.Add(Buttons.AsWords(question.Buttons));
        return new CardDraft(body.ToImmutable(), [], Speak(question), question.Ask);
    }

    /// <summary>The buttons of a question whose answers all are buttons.</summary>
    public static ImmutableArray<CardButton> AsButtons(Reply.Question question) =>
        [.. question.Options.Select(option => new CardButton.Submit(PressData.Of(question, option.Id)) { Title = option.Label, AssociatedInputs = AssociatedInputs.None })];

    public static string Speak(Reply.Question question) => string.Join(" ", [.. question.Before, question.Ask, .. question.Options.Select(option => option.Label + ".")]);

    private static string Place(Reply.Question question) =>
        string.Create(CultureInfo.InvariantCulture, $"{question.ScenarioTitle} · {question.Number}/{question.AtMost}");

    private static (CardElement? Input, ImmutableArray<CardButton> Actions) Answers(Reply.Question question) => question.Step.Prompt switch
    {
        TextPrompt text => (Field(question, text), [Submit(question), .. AsButtons(question)]),
        ChoicePrompt { Many: true } => (List(question, many: true), [Submit(question)]),
        // Answers are buttons only where the words of navigation fit beside them: none may fall off.
        _ when question.Options.Length + question.Buttons.Length > Buttons.Most => (List(question, many: false), [Submit(question)]),
        _ => (null, AsButtons(question)),
    };

    private static CardButton.Submit Submit(Reply.Question question) =>
        new(PressData.Of(question, null)) { Title = question.SubmitLabel, Style = ActionStyle.Positive };

    private static CardElement.TextInput Field(Reply.Question question, TextPrompt prompt) => new(Markdown.Escape(question.Placeholder))
    {
        Id = PressData.AnswerId,
        IsMultiline = true,
        MaxLength = prompt.MaxLength,
        Placeholder = question.Hint,
    };

    private static CardElement.ChoiceInput List(Reply.Question question, bool many) =>
        Blocks.List(PressData.AnswerId, question.Placeholder, question.Options.Select(option => (option.Label, option.Id))) with { IsMultiSelect = many ? true : null };
}
