using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.BotFramework.DirectLine;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>Makes the demo page for one persona, in that persona's language.</summary>
internal sealed class DemoHtml(PageWording wording)
{
    private readonly DemoTemplate page = new("page.html");
    private readonly DemoTemplate persona = new("persona.html");
    private readonly DemoTemplate chat = new("chat.html");
    private readonly DemoTemplate missing = new("missing.html");
    private readonly DemoTemplate side = new("side.html");
    private readonly DemoTemplate chatBeside = new("beside.html");

    /// <summary>Everybody through whose hands an escalation goes, beside one another.</summary>
    public string WriteSide() => side.Fill(
        place => place == "lang" ? "nl" : wording.In(Tongue.Dutch, place),
        ("chats", string.Concat(Persona.OfAnEscalation.Select(persona => chatBeside.Fill(place => place switch
        {
            "id" => persona.Id,
            "name" => persona.Name,
            "role" => wording.In(Tongue.Dutch, persona.Label),
            _ => wording.In(Tongue.Dutch, place),
        })))));

    /// <param name="nonce">Fresh for each answer: styles that Web Chat makes carry it.</param>
    /// <param name="isBeside">Whether it is one of several conversations on a page: then it is the conversation alone.</param>
    public string Write(Persona me, bool hasWebChat, string nonce, bool isBeside = false)
    {
        string Word(string place) => place switch
        {
            "lang" => me.Locale[..2],
            "nonce" => nonce,
            "beside" => isBeside ? "true" : "false",
            "version" => WebChatBundle.Version,
            "page.who.now" or "page.chat.as" => wording.In(me.Tongue, place, ("name", me.Name)),
            _ => wording.In(me.Tongue, place),
        };
        var main = hasWebChat ? chat.Fill(Word, ("config", Config(me))) : missing.Fill(Word);
        return page.Fill(Word, ("personas", string.Concat(Persona.All.Select(other => Link(other, me)))), ("main", main));
    }

    private string Link(Persona other, Persona me) => persona.Fill(place => place switch
    {
        "id" => other.Id,
        "current" => other == me ? "true" : "false",
        "initials" => other.Initials,
        "name" => other.Name,
        _ => wording.In(me.Tongue, other.Label),
    });

    // The serializer's default escapes <, > and &, so that nothing in it can end the element it stands in.
    private string Config(Persona me) => JsonSerializer.Serialize(
        new DemoConfig(
            DirectLineServices.Path,
            me,
            wording.In(me.Tongue, "page.placeholder"),
            wording.In(me.Tongue, "page.failed"),
            wording.In(me.Tongue, "page.ended")),
        DemoJson.Default.DemoConfig);
}

/// <summary>What the page's script needs to know.</summary>
internal sealed record DemoConfig(string Domain, Persona Persona, string Placeholder, string Failed, string Ended);

/// <summary>How a persona travels with each activity, as the page's script sends it too.</summary>
internal sealed record PersonaData(Persona Persona);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DemoConfig))]
[JsonSerializable(typeof(PersonaData))]
internal sealed partial class DemoJson : JsonSerializerContext;
