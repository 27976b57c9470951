using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>Somebody one can be on the demo page and in the terminal. Invented people: none of them works at a school.</summary>
/// <param name="Id">Also the last part of its label's id in page.yaml.</param>
/// <param name="Role">An id of the policy's section 1.</param>
/// <param name="SchoolKind">po or vo; null for who works for all schools.</param>
internal sealed record Persona(string Id, string Name, string Role, string? SchoolKind, string Locale)
{
    /// <summary>Who this is in the sample directory.</summary>
    public PersonId PersonId => new($"persona-{Id}");

    public static ImmutableArray<Persona> All { get; } =
    [
        new("leraar-po", "Sanne de Wit", "medewerker", "po", "nl-NL"),
        new("leraar-vo", "Youssef Amrani", "medewerker", "vo", "nl-NL"),
        new("leidinggevende", "Marieke Bos", "leidinggevende", "vo", "nl-NL"),
        new("directeur", "Johan Vermeer", "directeur", "vo", "nl-NL"),
        new("fg", "Fatima Yilmaz", "fg", null, "nl-NL"),
        new("nieuwe-medewerker", "Daan Visser", "medewerker", "vo", "nl-NL"),
        new("teacher-en", "Emily Carter", "medewerker", "vo", "en-US"),
    ];

    /// <summary>Who one is without a choice.</summary>
    public static Persona First => All[0];

    public Tongue Tongue => Locale.StartsWith("en", StringComparison.Ordinal) ? Tongue.English : Tongue.Dutch;

    public string Label => $"persona.{Id}";

    public string Initials => string.Concat(Name.Split(' ').Where(part => char.IsUpper(part[0])).Select(part => part[0]));

    /// <summary>By its id; for the terminal also by its role, where the first with that role counts.</summary>
    public static Persona? Find(string? idOrRole) =>
        All.FirstOrDefault(persona => persona.Id == idOrRole) ?? All.FirstOrDefault(persona => persona.Role == idOrRole);
}
