using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Turns;

/// <summary>Who speaks. Until the directory is there everybody is a medewerker; the demo page may say otherwise, over Direct Line and in Development alone.</summary>
internal sealed class Personas(IHostEnvironment environment)
{
    public Person Of(InboundActivity inbound)
    {
        var name = First(inbound.Activity.From?.Name);
        if (!environment.IsDevelopment()
            || inbound.Caller is not Caller.DirectLine
            || inbound.Activity.ChannelData is not { ValueKind: JsonValueKind.Object } data
            || !data.TryGetProperty("persona", out var persona) || persona.ValueKind != JsonValueKind.Object)
        {
            return new Person(name, Role.Medewerker, null);
        }

        return new Person(First(Word(persona, "name")) ?? name, RoleOf(Word(persona, "role")), Word(persona, "schoolKind") is "po" or "vo" ? Word(persona, "schoolKind") : null);
    }

    private static string? First(string? name) => name?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();

    private static Role RoleOf(string? id) => Enum.GetValues<Role>().FirstOrDefault(role => Core.Content.PolicyIds.Of(role) == id);

    private static string? Word(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
