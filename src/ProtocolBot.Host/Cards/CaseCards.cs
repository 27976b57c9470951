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

    /// <summary>Which buttons come first where not all of them fit.</summary>
    private static readonly ImmutableArray<CaseAction> Order =
    [
        CaseAction.Acknowledge, CaseAction.InformDirectorAndFg, CaseAction.Answer, CaseAction.Advise, CaseAction.Close, CaseAction.AskFg, CaseAction.MessageReporter,
        CaseAction.NoDerail, CaseAction.Add, CaseAction.Withdraw, CaseAction.NotMe, CaseAction.Note, CaseAction.HandOver, CaseAction.Export,
    ];

    /// <param name="page">Where all of it can be read; null where there is no such place.</param>
    public static CardDraft Of(CaseView view, string? page)
    {
        var link = page is null ? [] : ImmutableArray.Create<CardButton>(new CardButton.OpenUrl(page) { Title = view.PageLabel });
        ImmutableArray<CaseButton> shown = [.. view.Actions.OrderBy(button => Order.IndexOf(button.Action)).Take(Buttons.Most - link.Length)];
        ImmutableArray<CardElement> body =
        [
            Head(view),
            Facts(view),
            .. view.ToDo.IsEmpty ? [] : ImmutableArray.Create<CardElement>(Blocks.Bullets(view.ToDo) with { Spacing = Spacing.Medium }),
            .. view.Phones.Select(NoticeCards.Phone),
            .. view.Timeline.IsEmpty ? [] : ImmutableArray.Create<CardElement>(Blocks.Bullets(view.Timeline.Select(moment => $"{moment.What} ({moment.When})")) with { Spacing = Spacing.Medium }),
            .. Inputs(shown),
        ];
        var speak = $"{view.News} {view.Title}. {string.Join(' ', view.ToDo)}".Trim();
        return new CardDraft(body, [.. shown.Select(button => Button(view, button)), .. link], speak, view.News ?? view.Title);
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

    /// <summary>One list and one field for all buttons: nobody can be offered two choices at once.</summary>
    private static IEnumerable<CardElement> Inputs(ImmutableArray<CaseButton> shown)
    {
        if (shown.FirstOrDefault(button => !button.Choices.IsEmpty) is { } choosing)
        {
            yield return Blocks.List(CaseInput.Choice, choosing.ChoiceLabel!, choosing.Choices.Select(choice => (choice.Label, choice.Id))) with { IsMultiSelect = choosing.Many ? true : null };
        }

        var fields = shown.Where(button => button.Field is not null).ToList();
        if (fields.Count > 0)
        {
            yield return new CardElement.TextInput(Core.Language.Markdown.Escape(string.Join(" / ", fields.Select(button => $"{button.Label}: {button.Field}")))) { Id = CaseInput.Text, IsMultiline = true, MaxLength = CaseRequest.LongestText };
        }
    }

    private static CardButton.Execute Button(CaseView view, CaseButton button) => new(Verb, CasePressData.Of(view.Number, CaseIds.Of(button.Action)))
    {
        Title = button.Label,
        Style = button.Action is CaseAction.Acknowledge ? ActionStyle.Positive : null,
    };
}

/// <summary>What a button on the card of a case brings back (contract, section 4). Cards stay on screens for months: names here never change.</summary>
internal sealed record CasePressData(string Case, string Action)
{
    public static JsonElement Of(CaseNumber number, string action) => JsonSerializer.SerializeToElement(new CasePressData(number.Value, action), CasePressJson.Default.CasePressData);
}

/// <summary>Its JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CasePressData))]
internal sealed partial class CasePressJson : JsonSerializerContext;
