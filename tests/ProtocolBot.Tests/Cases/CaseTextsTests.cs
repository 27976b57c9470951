using System.Text.Json.Nodes;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>What is written on the card of a case: names in it are asked about before it is kept, and no text is refused.</summary>
public sealed class CaseTextsTests
{
    private const string WithName = "Volgens Fatima was Jayden erbij, bel 0612345678";

    [Theory]
    [InlineData(0, "Volgens [naam] was [naam] erbij, bel [telefoonnummer]")]
    [InlineData(1, WithName)]
    public async Task A_name_on_a_card_waits_for_an_answer_and_either_answer_keeps_the_text(int answer, string kept)
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());

        var held = await school.ActAsync(CaseSchool.Leidinggevende, number, "note", WithName);
        var arguments = Arguments(held)[answer];
        var done = await school.Of(CaseSchool.Leidinggevende).DoAsync(new JsonObject { ["ask"] = "case-text", ["arguments"] = arguments });

        Assert.Contains("Er is nog niets verstuurd", held.Words, StringComparison.Ordinal);
        Assert.Equal(number, CaseSchool.NumberOf(done));
        Assert.Equal(kept, arguments[2]!.GetValue<string>());
    }

    [Fact]
    public async Task A_text_without_names_is_kept_at_once()
    {
        await using var school = await CaseSchool.StartAsync();
        var number = CaseSchool.NumberOf(await school.ReportAsync());

        var done = await school.ActAsync(CaseSchool.Leidinggevende, number, "note", "Besproken met de klas en de ouders.");

        Assert.Equal(number, CaseSchool.NumberOf(done));
    }

    private static List<JsonArray> Arguments(Heard heard) =>
        [.. Under(JsonNode.Parse(heard.Last.Attachments![0].Content!.Value.GetRawText())).Where(data => data["ask"]?.GetValue<string>() == "case-text").Select(data => data["arguments"]!.DeepClone().AsArray())];

    private static IEnumerable<JsonObject> Under(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Under(member.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Under),
        _ => [],
    };
}
