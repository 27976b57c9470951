using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>Somebody one can be on the demo page and in the terminal. Invented people: none of them works at a school.</summary>
/// <param name="Id">Also the last part of its label's id in page.yaml.</param>
/// <param name="Role">An id of the policy's section 1.</param>
/// <param name="SchoolKind">po or vo; null for who works for all schools.</param>
/// <param name="PersonId">Who this is in the sample directory (People/sample/people.csv).</param>
internal sealed record Persona(string Id, string Name, string Role, string? SchoolKind, string Locale, PersonId PersonId)
{
    public static ImmutableArray<Persona> All { get; } =
    [
        new("leraar-po", "Sanne de Wit", "medewerker", "po", "nl-NL", new("eae9b93b-a512-5ad0-b95e-1271f476767f")),
        new("leraar-vo", "Youssef Amrani", "medewerker", "vo", "nl-NL", new("8a041579-d6c2-54de-8b8d-3a694ba92ab7")),
        new("leidinggevende", "Marieke Bos", "leidinggevende", "vo", "nl-NL", new("1c587a9b-d470-5648-bffc-913b70c5d471")),
        new("directeur", "Johan Vermeer", "directeur", "vo", "nl-NL", new("71e75ed5-12d3-5487-b496-41ee4a3871c3")),
        new("fg", "Fatima Yilmaz", "fg", null, "nl-NL", new("b0f49ef6-43a5-57f9-8515-129fb2d20d0e")),
        new("nieuwe-medewerker", "Daan Visser", "medewerker", "vo", "nl-NL", new("53b809db-a4ec-574f-a73e-3877d34a9d9e")),
        new("beheerder", "Niels Verbeek", "medewerker", "vo", "nl-NL", new("8e869886-f21b-53ef-bd4f-1b810494b7bf")),
        new("teacher-en", "Emily Carter", "medewerker", "vo", "en-US", new("01bf0a19-4a77-5870-814a-442212c83d25")),
    ];

    /// <summary>Teacher, leidinggevende, directeur and FG of one school.</summary>
    public static ImmutableArray<Persona> OfAnEscalation { get; } = [.. All.Where(persona => persona.Id is "leraar-vo" or "leidinggevende" or "directeur" or "fg")];

    /// <summary>Who one is without a choice.</summary>
    public static Persona First => All[0];

    public Tongue Tongue => Locale.StartsWith("en", StringComparison.Ordinal) ? Tongue.English : Tongue.Dutch;

    public string Label => $"persona.{Id}";

    public string Initials => string.Concat(Name.Split(' ').Where(part => char.IsUpper(part[0])).Select(part => part[0]));

    /// <summary>By its id; for the terminal also by its role, where the first with that role counts.</summary>
    public static Persona? Find(string? idOrRole) =>
        All.FirstOrDefault(persona => persona.Id == idOrRole) ?? All.FirstOrDefault(persona => persona.Role == idOrRole);
}
