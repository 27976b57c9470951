using System.Text.Json;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cards;

/// <summary>Whether cards are what the makers of Adaptive Cards say a card is: asked of their own library, at version 1.5.</summary>
internal static class CardSchema
{
    private static readonly (string Name, string Version) Library = ("adaptivecards", "3.0.5");

    /// <summary>The problems of each card, in the order of the cards.</summary>
    public static async Task<string[][]> ProblemsAsync(IEnumerable<JsonElement> cards, CancellationToken cancellationToken)
    {
        var input = $"[{string.Join(',', cards.Select(card => card.GetRawText()))}]";
        var output = await NodeScript.RunAsync("Cards/card-check.js", Library, input, cancellationToken);
        var problems = JsonSerializer.Deserialize<string[][]>(output);
        Assert.NotNull(problems);
        return problems;
    }
}
