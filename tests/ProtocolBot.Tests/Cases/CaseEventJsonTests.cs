using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

using CsCheck;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Events are kept for years: what was written is read again, under names that never change, and what is not understood is said.</summary>
public sealed class CaseEventJsonTests
{
    private static readonly ImmutableArray<CaseEvent> Examples = EveryCaseEvent.Of("Het loopt uit de hand.", new PersonId("lead"), new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero), 4);

    public static TheoryData<string> NotAnEvent =>
    [
        "null", "{}", "[]", "\"opened\"", "", "{\"event\":\"no-such\",\"at\":\"2026-11-02T08:00:00+00:00\"}", "{\"event\":\"Noted\",\"text\":\"a\",\"at\":\"2026-11-02T08:00:00+00:00\"}",
        "{\"at\":\"2026-11-02T08:00:00+00:00\",\"text\":\"a\"}", "{\"event\":\"noted\",\"text\":\"a\"}", "{\"event\":\"noted\",\"at\":\"2026-11-02T08:00:00+00:00\"}", "{\"event\":\"noted\",\"text\":null,\"at\":\"2026-11-02T08:00:00+00:00\"}",
        "{\"event\":\"advised\",\"advice\":\"NoSuch\",\"text\":\"a\",\"at\":\"2026-11-02T08:00:00+00:00\"}", "{\"event\":\"advised\",\"advice\":1,\"text\":\"a\",\"at\":\"2026-11-02T08:00:00+00:00\"}",
        "{\"event\":\"noted\",\"text\":\"a\",\"at\":\"gisteren\"}", "{\"event\":\"noted\",\"text\":\"a\",\"at\":\"2026-11-02T08:00:00+00:00\"",
    ];

    [Fact]
    public void Every_kind_is_among_the_examples_here() =>
        Assert.Equal(Kinds(), Examples.Select(CaseEventJson.NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_that_there_is_has_a_name() =>
        Assert.Equal(typeof(CaseEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent))).Select(type => type.Name).Order(StringComparer.Ordinal), typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => known.DerivedType.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.String[0, 60].Where(text => !text.Any(char.IsSurrogate)), Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.DateTimeOffset, Gen.Int[0, 999_999])
            .Sample((text, person, at, number) => Assert.All(EveryCaseEvent.Of(text, new PersonId(person), at, number), IsReadAgain), iter: 100);

    [Fact]
    public void Its_form_is_as_approved()
    {
        var all = new JsonArray([.. Examples.Select(happened => JsonNode.Parse(CaseEventJson.Write(happened)))]);

        Golden.Json("case-events", JsonSerializer.SerializeToElement(all));
    }

    [Fact]
    public void Choices_are_stored_by_the_ids_of_the_policy()
    {
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Contains($"\"{CaseIds.Of(outcome)}\"", Json(new CaseEvent.Closed([outcome], null) { At = default })));
        Assert.All(Enum.GetValues<Advice>(), advice => Assert.Contains($"\"{CaseIds.Of(advice)}\"", Json(new CaseEvent.Advised(advice, "") { At = default })));
        Assert.All(CaseIds.AnswerKinds, verdict => Assert.Contains($"\"{PolicyIds.Of(verdict)}\"", Json(new CaseEvent.Answered(verdict, null) { At = default })));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains($"\"{PolicyIds.Of(role)}\"", Json(new CaseEvent.HandedOver(new Seat(role, new PersonId("a"), 0, 0)) { At = default })));
        Assert.All(Enum.GetValues<RouteId>(), route => Assert.Contains($"\"route\":\"{PolicyIds.Of(route)}\"", Json(new CaseEvent.Opened(new Staff().Opening(RouteId.Press) with { Route = route }, [], []) { At = default })));
    }

    [Theory]
    [MemberData(nameof(NotAnEvent))]
    public void What_is_no_event_or_a_newer_one_fails_loudly(string json) =>
        Assert.ThrowsAny<JsonException>(() => CaseEventJson.Read(Encoding.UTF8.GetBytes(json)));

    private static void IsReadAgain(CaseEvent happened)
    {
        var json = CaseEventJson.Write(happened);
        var again = CaseEventJson.Read(json);

        Assert.IsType(happened.GetType(), again);
        Assert.Equivalent(happened, again, strict: true);
        Assert.Equal(json, CaseEventJson.Write(again));
    }

    private static string Json(CaseEvent happened) => Encoding.UTF8.GetString(CaseEventJson.Write(happened));

    private static IEnumerable<string> Kinds() =>
        typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => (string)known.TypeDiscriminator!).Order(StringComparer.Ordinal);
}
