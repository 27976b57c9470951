using System.Text.Json;

using ProtocolBot.BotFramework.Cards;

using Xunit;

namespace ProtocolBot.Tests.Cards;

public sealed class CardSchemaTests
{
    private static readonly JsonElement Data = JsonElement.Parse("""{"scenario":"post"}""");

    /// <summary>Every element, every button and every word for looks, once.</summary>
    internal static AdaptiveCard Everything { get; } = new()
    {
        Lang = "nl",
        FallbackText = "Alles.",
        Speak = "Alles.",
        Refresh = new CardRefresh(new CardButton.Execute("refresh", Data) { Title = "Ververs" }, ["29:anna"]),
        Body =
        [
            .. Enum.GetValues<TextSize>().Select(size => new CardElement.TextBlock("tekst") { Size = size }),
            .. Enum.GetValues<TextWeight>().Select(weight => new CardElement.TextBlock("tekst") { Weight = weight, IsSubtle = true }),
            .. Enum.GetValues<TextColor>().Select(color => new CardElement.TextBlock("tekst") { Color = color }),
            .. Enum.GetValues<TextRole>().Select(role => new CardElement.TextBlock("tekst") { Style = role }),
            .. Enum.GetValues<ContainerStyle>().Select(style => new CardElement.Container([new CardElement.TextBlock("tekst")]) { Style = style, Bleed = true }),
            .. Enum.GetValues<Spacing>().Select(spacing => new CardElement.TextBlock("tekst") { Spacing = spacing, Separator = true }),
            new CardElement.ColumnSet([new CardColumn("auto", [new CardElement.TextBlock("a")]), new CardColumn("stretch", [new CardElement.TextBlock("b")])]),
            new CardElement.FactSet([new CardFact("naam", "waarde")]) { Id = "facts", IsVisible = false },
            new CardElement.ChoiceInput("Kies", [new CardChoice("Een", "1")]) { Id = "answer", Style = ChoiceStyle.Expanded, IsMultiSelect = true, Placeholder = "Kies" },
            new CardElement.ChoiceInput("Kies", [new CardChoice("Een", "1")]) { Id = "other", Style = ChoiceStyle.Compact },
            new CardElement.TextInput("Schrijf") { Id = "text", IsMultiline = true, MaxLength = 1000, Placeholder = "Hier" },
            new CardElement.ActionSet([new CardButton.Execute("go", Data) { Title = "Doe", Style = ActionStyle.Positive }, new CardButton.Submit(Data) { Title = "Stuur", Style = ActionStyle.Destructive, AssociatedInputs = AssociatedInputs.Auto }]),
        ],
        Actions =
        [
            new CardButton.Submit(Data) { Title = "Stuur", AssociatedInputs = AssociatedInputs.None, Style = ActionStyle.Default },
            new CardButton.OpenUrl("https://ozhw.example/") { Title = "Open" },
            new CardButton.ShowCard(new InnerCard([new CardElement.TextBlock("binnen")])) { Title = "Meer" },
            new CardButton.ToggleVisibility(["facts"]) { Title = "Feiten" },
        ],
    };

    [Fact]
    public async Task Every_element_that_we_can_write_is_one_of_Adaptive_Cards_1_5()
    {
        var card = CardJson.Attach(Everything).Content!.Value;

        var problems = await CardSchema.ProblemsAsync([card], TestContext.Current.CancellationToken);

        Assert.Empty(Assert.Single(problems));
        Assert.Empty(CardLint.Check(card));
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlok","text":"a"}]}""", "TextBlok")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","colour":"good"}]}""", "unknown property colour")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","color":"red"}]}""", "red")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock"}]}""", "text is missing")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","label":"a"}]}""", "id is missing")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[],"actions":[{"type":"Action.Http","title":"a"}]}""", "Action.Http")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Container","items":[{"type":"TextBlock","text":"a","wrap":true,"speak":"b"}]}]}""", "unknown property speak")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"ColumnSet","columns":[{"type":"Column","items":[],"widht":"auto"}]}]}""", "unknown property widht")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[],"lang":null}""", "lang is null")]
    public async Task What_is_none_is_found(string card, string problem)
    {
        var problems = await CardSchema.ProblemsAsync([JsonElement.Parse(card)], TestContext.Current.CancellationToken);

        Assert.Contains(Assert.Single(problems), found => found.Contains(problem, StringComparison.Ordinal));
    }
}
