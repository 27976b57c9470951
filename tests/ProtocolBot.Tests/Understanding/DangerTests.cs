using ProtocolBot.Core.Turns;
using ProtocolBot.Tests.Language;

using Xunit;

namespace ProtocolBot.Tests.OwnWords;

/// <summary>Acute danger is seen by words alone, in whatever way it is told; what is denied, past or supposed is none.</summary>
public sealed class DangerTests
{
    [Theory]
    [InlineData("een meisje uit mn mentorklas stuurt dat ze vanavond een eind aan haar leven gaat maken")]
    [InlineData("hij schrijft in de groepsapp dat hij er een einde aan gaat maken")]
    [InlineData("lln zegt op snap dat ze net een heel doosje pillen heeft geslikt")]
    [InlineData("ze livestreamt dat ze zichzelf snijdt")]
    [InlineData("een oud leerling post een afscheidsbrief op insta en neemt niet op")]
    [InlineData("ze staat op de brug en zegt dat ze gaat springen van de brug")]
    [InlineData("hij wil er niet meer zijn zegt ie, hij is nu alleen thuis")]
    [InlineData("ze appt me dat ze suicidaal is")]
    [InlineData("leerling dreigt via discord zichzelf iets aan te doen")]
    [InlineData("er loopt een jongen met een machete over het plein en ze filmen het")]
    [InlineData("iemand laat op snap zien dat hij een pistool heeft, hij zit bij ons in de klas")]
    [InlineData("jongen uit 3 kader heeft een vlindermes in zijn tas, staat in zijn story")]
    [InlineData("er wordt een leerling in elkaar geslagen achter de gymzaal, live op tiktok")]
    [InlineData("ze zijn nu aan het vechten op het plein en iedereen staat te filmen")]
    [InlineData("twee meiden slaan haar nu en zetten het op snap")]
    [InlineData("een ouder staat hier voor de school en schreeuwt dat hij me kapot maakt, hij bedreigt me nu met een bijl")]
    [InlineData("vader wacht me op bij mijn auto, hij appt dat hij me vermoordt")]
    [InlineData("er is een bommelding op onze insta gezet")]
    [InlineData("iemand schrijft in de app dat hij morgen de school gaat opblazen")]
    [InlineData("in de groepschat staat dat er straks geschoten wordt, schietpartij na school")]
    [InlineData("hij heeft gepost dat hij haar gaat neersteken")]
    [InlineData("er ligt een jongen bewusteloos en ze filmen hem")]
    [InlineData("Een leerling is ontvoerd, er staat een filmpje van op Telegram")]
    [InlineData("ik word gebeld door iemand die zegt dat hij me dood gaat maken")]
    [InlineData("er staat iemand op de deur te bonken die me al weken dm't")]
    [InlineData("help!! een leerling is in gevaar")]
    [InlineData("a girl in my class says she wants to kill herself tonight")]
    [InlineData("one of my students posted a goodbye note and isn't answering")]
    [InlineData("he just sent me a picture, he is on the train tracks")]
    [InlineData("a boy has brought a knife to school, it's in his story")]
    [InlineData("they are live streaming a fight right now behind the gym")]
    [InlineData("a parent is outside my house and says he will kill me")]
    [InlineData("someone posted that he is going to shoot up the school")]
    [InlineData("she took pills and is texting me")]
    [InlineData("a pupil is threatening me with a gun on a live stream")]
    [InlineData("call an ambulance, a pupil is unconscious")]
    public void Whoever_tells_of_acute_danger_is_understood(string text) => Assert.Equal(Urgent.Danger, Of(text));

    [Theory]
    [InlineData("er is niemand in gevaar maar de ouderapp loopt uit de hand")]
    [InlineData("I'm not in danger but a parent keeps threatening me")]
    [InlineData("stel dat een leerling met een mes dreigt, wat moet ik dan doen?")]
    [InlineData("wat als er een vechtpartij gefilmd wordt, wat zegt het protocol dan")]
    [InlineData("wat doen we bij een bommelding op social media? er speelt nu niks hoor")]
    [InlineData("purely hypothetical: a pupil brings a knife to school and films it")]
    [InlineData("filmpje van de vechtpartij van gisteren gaat rond")]
    [InlineData("vorig jaar had een leerling een mes bij zich, mag ik daarover bloggen")]
    [InlineData("hij had geen mes bij zich maar de foto gaat toch rond")]
    [InlineData("ik geef een les over zelfmoord en sociale media, mag ik een filmpje laten zien")]
    [InlineData("een ouder wil niet meer dat haar kind op de foto staat")]
    [InlineData("mag ik foto's schieten op sportdag")]
    [InlineData("mag ik nu even mijn telefoon pakken")]
    [InlineData("ik heb er veel tijd in gestoken en nu staat mijn filmpje zonder naam op de site")]
    [InlineData("de klassenapp dreigt nu uit de hand te lopen")]
    [InlineData("er staat een journalist voor mijn deur")]
    [InlineData("wat zijn de gevaren van tiktok")]
    [InlineData("mag mijn telefoon aan voor noodgevallen thuis")]
    [InlineData("kan ik uit de groepsapp stappen")]
    [InlineData("mag ik de opdracht thuis afmaken en online zetten")]
    [InlineData("de opmerkingen onder mijn post doen me pijn, ik zie er tegenop")]
    [InlineData("de kleuters springen van de kast bij gym, mag dat filmpje op insta")]
    [InlineData("a video of last year's fight is still online")]
    [InlineData("can we shoot a video in the gym")]
    [InlineData("what are the dangers of snapchat")]
    [InlineData("may I keep my phone on in case of emergency")]
    [InlineData("someone is breaking into my instagram account")]
    [InlineData("a colleague is being attacked in the comments")]
    public void What_is_no_danger_now_is_not_taken_for_it(string text) => Assert.Equal(Urgent.Nothing, Of(text));

    private static Urgent Of(string text) => Urgency.Of(ShippedWords.Lexicon, ShippedWords.Lexicon.Words(text));
}
