using System.Security.Cryptography;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Demo;

namespace ProtocolBot.Host.Turns;

/// <summary>Who speaks, by the directory. The demo page may say who one is, over Direct Line and in Development alone.</summary>
internal sealed class Personas(IHostEnvironment environment, SchoolWorld school)
{
    public Person Of(InboundActivity inbound)
    {
        var from = inbound.Activity.From;
        var persona = Claimed(inbound);
        var id = persona is { } claim ? Persona.Find(Word(claim, "id"))?.PersonId : Known(from);
        var name = First(persona is { } said ? Word(said, "name") ?? from?.Name : from?.Name);
        var organisation = school.Organisation;
        if (id is { } person && organisation.Find(person) is { } employee)
        {
            var school = employee.Posts.IsEmpty ? null : organisation.Find(employee.Posts[0].School);
            return new Person(name ?? First(employee.Name), organisation.RoleOf(person, null), school?.Kind) { Id = person };
        }

        return persona is { } unlisted
            ? new Person(name, RoleOf(Word(unlisted, "role")), Word(unlisted, "schoolKind") is "po" or "vo" ? Word(unlisted, "schoolKind") : null) { Id = id }
            : new Person(name, Role.Medewerker, null) { Id = id };
    }

    /// <summary>What a case of this person can begin with; null for nobody.</summary>
    public CaseStart? Start(Person person)
    {
        var world = school.Now();
        return person.Id is null ? null : new CaseStart(world, CaseNumber.Of(world.Today.Year, RandomNumberGenerator.GetInt32(CaseNumber.PerYear)));
    }

    private JsonElement? Claimed(InboundActivity inbound) =>
        environment.IsDevelopment()
        && inbound.Caller is Caller.DirectLine
        && inbound.Activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("persona", out var persona) && persona.ValueKind == JsonValueKind.Object
            ? persona
            : null;

    /// <summary>In Teams the Entra id; a channel of Development may know people by an id of its own.</summary>
    private PersonId? Known(ChannelAccount? from) => from switch
    {
        { AadObjectId: { Length: > 0 } id } => new PersonId(id.ToLowerInvariant()),
        { Id: { Length: > 0 } id } when environment.IsDevelopment() => new PersonId(id),
        _ => null,
    };

    private static string? First(string? name) => name?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();

    private static Role RoleOf(string? id) => Enum.GetValues<Role>().FirstOrDefault(role => Core.Content.PolicyIds.Of(role) == id);

    private static string? Word(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
