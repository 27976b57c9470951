using System.Text.Json;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Tests.Browser;

/// <summary>A small conversation with cards such as the bot makes, for tests of the page itself. Its answers follow what was really sent.</summary>
internal static class ScriptedScenario
{
    public static IEnumerable<Activity> Answer(Activity activity)
    {
        if (activity.Type == ActivityTypes.ConversationUpdate)
            return [Card("Hoi! Waar kan ik je mee helpen?", Menu)];
        if (activity.Type != ActivityTypes.Message)
            return [];
        if (activity.Value is { ValueKind: JsonValueKind.Object } pressed)
            return pressed.TryGetProperty("answer", out var answer) ? [Verdict(answer.GetString() ?? "")] : [Card("Wil je iets plaatsen?", Question)];
        return [Card($"Je typte: {activity.Text}", Question)];
    }

    private static Activity Verdict(string answer) => Card(
        answer == "own-account" ? "Mag niet" : "Mag",
        VerdictBody.Replace("HEADLINE", answer == "own-account" ? "Mag niet" : "Mag", StringComparison.Ordinal));

    private static Activity Card(string text, string card) => new()
    {
        Type = ActivityTypes.Message,
        Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = JsonElement.Parse(card) }],
        Summary = text,
        InputHint = "expectingInput",
    };

    private const string Menu = """
        {"type":"AdaptiveCard","version":"1.5","lang":"nl","fallbackText":"Hoi!","body":[
          {"type":"TextBlock","text":"Hoi! Waar kan ik je mee helpen?","size":"large","weight":"bolder","wrap":true,"style":"heading"},
          {"type":"TextBlock","text":"Typ je vraag, of kies hieronder. Dit is een **concept**-protocol.","wrap":true}],
         "actions":[{"type":"Action.Submit","title":"Mag ik dit plaatsen?","data":{"scenario":"post"}},
          {"type":"Action.Submit","title":"Een leerling of ouder zoekt privécontact","data":{"scenario":"friend-request"}}]}
        """;

    private const string Question = """
        {"type":"AdaptiveCard","version":"1.5","lang":"nl","fallbackText":"Waar wil je het plaatsen?","body":[
          {"type":"TextBlock","text":"Mag ik dit plaatsen? · vraag 1 van 8","isSubtle":true,"size":"small","wrap":true},
          {"type":"TextBlock","text":"Waar wil je het plaatsen?","size":"large","weight":"bolder","wrap":true,"style":"heading"},
          {"type":"Input.ChoiceSet","id":"answer","style":"expanded","label":"Of kies hier","choices":[{"title":"Eén","value":"1"},{"title":"Twee","value":"2"}]}],
         "actions":[{"type":"Action.Submit","title":"Officieel kanaal van de school of OZHW","data":{"scenario":"post","question":"channel","answer":"school-channel"}},
          {"type":"Action.Submit","title":"Mijn eigen account of kanaal","data":{"scenario":"post","question":"channel","answer":"own-account"}}]}
        """;

    private const string VerdictBody = """
        {"type":"AdaptiveCard","version":"1.5","lang":"nl","fallbackText":"HEADLINE","body":[
          {"type":"Container","style":"attention","bleed":true,"items":[
            {"type":"TextBlock","text":"HEADLINE","size":"extraLarge","weight":"bolder","color":"attention","wrap":true,"style":"heading"},
            {"type":"TextBlock","text":"Op je eigen account mogen geen leerlingen te zien zijn.","wrap":true}]},
          {"type":"TextBlock","text":"Wat je nu doet","weight":"bolder","wrap":true},
          {"type":"TextBlock","text":"- Bied de foto aan bij het kanaal van school.\n- Of maak iedereen onherkenbaar.","wrap":true},
          {"type":"TextBlock","text":"Dit is advies volgens artikel 5.3; je leidinggevende beslist.","isSubtle":true,"size":"small","wrap":true}],
         "actions":[{"type":"Action.ShowCard","title":"Wat zegt het protocol precies?","card":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"**Artikel 5.3** De medewerker publiceert geen vertrouwelijke informatie.","wrap":true}]}},
          {"type":"Action.Submit","title":"Ik twijfel toch","data":{"scenario":"doubt"}},
          {"type":"Action.Submit","title":"Iets anders","data":{"ask":"menu"}}]}
        """;
}
