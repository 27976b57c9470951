using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;
/// <summary>stand-in</summary>
internal sealed class OrganisationSource
{
    private static readonly SchoolId Vo = new("vo1");

    public Organisation Current { get; } = new()
    {
        Schools = [new School(Vo, "Het Baken", "vo", P("directeur"), null)],
        Fg = P("fg"),
        Board = [P("bestuur")],
        Imported = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
        People =
        [
            One("leraar-vo", "Youssef Amrani", P("leidinggevende")), One("teacher-en", "Emily Carter", P("leidinggevende")), One("nieuwe-medewerker", "Daan Visser", P("leidinggevende")),
            One("leraar-po", "Sanne de Wit", P("leidinggevende")),
            One("leidinggevende", "Marieke Bos", P("directeur")), One("directeur", "Johan Vermeer", null), One("fg", "Fatima Yilmaz", null), One("bestuur", "Willem Hofstra", null),
        ],
    };

    private static PersonId P(string id) => Pages.Demo.Persona.Find(id) is { } persona ? persona.PersonId : new($"persona-{id}");

    private static Employee One(string id, string name, PersonId? boss) => new() { Id = P(id), Name = name, Email = $"{id}@example.org", Posts = [new Post(Vo, boss)] };
}
