using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Cards;

/// <summary>The card of a case: what is new, where it stands, what to do, and the buttons to do it. What does not fit is on its page.</summary>
internal static class CaseCards
{
    /// <summary>The verb of its buttons.</summary>
    public const string Verb = "case";

    private const string Refresh = "refresh";

    /// <summary>The page holds all that happened; a card the latest of it.</summary>
    private const int MostMoments = 8;

    /// <summary>Which buttons come first where not all of them fit: the next step, then what is done most.</summary>
    private static readonly ImmutableArray<CaseAction> Order =
    [
        CaseAction.Acknowledge, CaseAction.InformDirectorAndFg, CaseAction.Answer, CaseAction.Advise, CaseAction.Close, CaseAction.AskFg, CaseAction.MessageReporter,
        CaseAction.Add, CaseAction.NotMe, CaseAction.Withdraw, CaseAction.NoDerail, CaseAction.HandOver, CaseAction.Note, CaseAction.Export,
    ];

    /// <summary>What the reader can do, the next step first.</summary>
    public static ImmutableArray<CaseButton> InOrder(CaseView view) => [.. view.Actions.OrderBy(button => Order.IndexOf(button.Action))];

    /// <param name="page">Where all of it can be read; null where there is no such place.</param>
    /// <param name="executes">Whether the channel knows Action.Execute: what does not would show a button that does nothing.</param>
    public static CardDraft Of(CaseView view, string? page, bool executes)
    {
        ImmutableArray<CardElement> body =
        [
            Head(view),
            Facts(view),
            .. Lines(view.ToDo),
            .. view.Phones.Select(NoticeCards.Phone),
            .. Lines(view.Timeline.TakeLast(MostMoments).Select(moment => $"{moment.What} ({moment.When})")),
            .. view.Information.IsEmpty ? [] : ImmutableArray.Create<CardElement>(Blocks.Strong(view.InformationTitle) with { Spacing = Spacing.Medium }),
            .. Lines(view.Information).Select(text => text with { Size = TextSize.Small, Spacing = Spacing.Small }),
        ];
        var speak = $"{view.News} {view.Title}. {string.Join(' ', view.ToDo)}".Trim();
        return new CardDraft(body, Buttons(view, page, executes), speak, view.News ?? view.Title);
    }

    /// <summary>Fetches the card anew when one of these looks at it.</summary>
    public static CardRefresh? RefreshFor(CaseView view, IReadOnlyList<string> viewers) =>
        viewers.Count == 0 ? null : new CardRefresh(new CardButton.Execute(Verb, CasePressData.Of(view.Number, Refresh)) { Title = view.Title }, [.. viewers]);

    private static CardElement.Container Head(CaseView view) => new(
    [
        Blocks.Text(view.News ?? view.Title) with { Size = TextSize.Large, Weight = TextWeight.Bolder, Style = TextRole.Heading },
        .. view.News is null ? [] : ImmutableArray.Create<CardElement>(Blocks.Strong(view.Title) with { Spacing = Spacing.Small }),
    ])
    { Style = view is { Priority: Core.Routes.Priority.Urgent, Status: CaseStatus.Sent } ? ContainerStyle.Attention : ContainerStyle.Emphasis, Bleed = true };

    private static CardElement.FactSet Facts(CaseView view) => new([.. view.Facts.Select(fact => new CardFact(fact.Label, Core.Language.Markdown.Escape(fact.Value)))]);

    private static IEnumerable<CardElement.TextBlock> Lines(IEnumerable<string> lines) =>
        lines.ToImmutableArray() is { IsEmpty: false } all ? [Blocks.Bullets(all) with { Spacing = Spacing.Medium }] : [];

    /// <summary>As many as fit, the way to the page always; the dossier is made of the page. A button that unfolds counts for two: itself, and the one beneath its fields.</summary>
    private static ImmutableArray<CardButton> Buttons(CaseView view, string? page, bool executes)
    {
        ImmutableArray<CardButton> link = page is null ? [] : [new CardButton.OpenUrl(page) { Title = view.PageLabel }];
        var room = Cards.Buttons.Most - link.Length;
        var shown = ImmutableArray.CreateBuilder<CardButton>();
        foreach (var button in InOrder(view).Where(button => button.Action is not CaseAction.Export))
        {
            var takes = button.Unfolds ? 2 : 1;
            if (takes <= room)
            {
                room -= takes;
                shown.Add(Button(view, button, executes));
            }
        }

        return [.. shown, .. link];
    }

    private static CardButton Button(CaseView view, CaseButton button, bool executes) => button.Unfolds
        ? new CardButton.ShowCard(new InnerCard([.. Inputs(button)]) { Actions = [Press(view, button, button.Send, executes)] }) { Title = button.Label }
        : Press(view, button, button.Label, executes);

    /// <summary>Each field has an id of its own: a card may not use one twice.</summary>
    private static IEnumerable<CardElement> Inputs(CaseButton button)
    {
        var id = CaseIds.Of(button.Action);
        if (button.Confirm is { } confirm)
            yield return Blocks.Text(confirm);
        if (button.ChoiceLabel is { } label)
            yield return Blocks.List(CasePressData.FieldOf(CaseInput.Choice, id), label, button.Choices.Select(choice => (choice.Label, choice.Id))) with { IsMultiSelect = button.Many ? true : null };
        if (button.Field is { } field)
            yield return new CardElement.TextInput(Core.Language.Markdown.Escape(field)) { Id = CasePressData.FieldOf(CaseInput.Text, id), IsMultiline = true, MaxLength = CaseRequest.LongestText };
    }

    private static CardButton Press(CaseView view, CaseButton button, string title, bool executes)
    {
        var data = CasePressData.Of(view.Number, CaseIds.Of(button.Action));
        ActionStyle? style = button.Action is CaseAction.Acknowledge || (button.Unfolds && button.Confirm is null) ? ActionStyle.Positive : null;
        return executes ? new CardButton.Execute(Verb, data) { Title = title, Style = style } : new CardButton.Submit(data) { Title = title, Style = style };
    }
}

/// <summary>What a button on the card of a case brings back (contract, section 4). Cards stay on screens for months: names here never change.</summary>
internal sealed record CasePressData(string Case, string Action)
{
    /// <summary>The id of the field that goes with an action: "text-note".</summary>
    public static string FieldOf(string field, string action) => $"{field}-{action}";

    public static JsonElement Of(CaseNumber number, string action) => JsonSerializer.SerializeToElement(new CasePressData(number.Value, action), CasePressJson.Default.CasePressData);
}

/// <summary>Its JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CasePressData))]
internal sealed partial class CasePressJson : JsonSerializerContext;
