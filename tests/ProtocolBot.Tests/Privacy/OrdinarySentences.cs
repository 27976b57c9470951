namespace ProtocolBot.Tests.Privacy;

/// <summary>What teachers write without naming anybody: nothing here is to be left out.</summary>
internal static class OrdinarySentences
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. """
        Mag ik een foto van mijn klas op de site van school zetten?
        Er gaat een filmpje rond in de groepsapp van 3 havo.
        Een leerling uit 2H3 stuurt mij steeds berichten op Instagram.
        Vanmorgen belde een moeder boos op over een foto op Facebook.
        Mag een stagiair filmen voor zijn portfolio?
        Wij gaan met 4 vwo naar Berlijn en willen een groepsapp maken.
        In de Efteling maken we altijd een groepsfoto.
        Mag dat in de nieuwsbrief van Pasen of van Kerst?
        De ouders van groep 7 hebben zelf een app gemaakt.
        Er staat een journalist van het AD bij het hek.
        RTV Rijnmond wil mij interviewen over het telefoonbeleid.
        Ik volg een cursus op maandag en dinsdag in Rotterdam.
        Hoe lang mag een foto blijven staan?
        Mag ik reageren op een bericht op X?
        De leerlingen maken een podcast voor Nederlands.
        Is WhatsApp toegestaan voor het overleg met collega's?
        Bel mij morgen na 14.00 uur even terug.
        We hebben 28 leerlingen, waarvan er 5 geen toestemming hebben.
        In schooljaar 2025-2026 was dat anders.
        De vergadering is op 12 januari 2027 om 15:30 in lokaal 214.
        Het filmpje heeft al 12500 views en 340 reacties.
        De drone kostte 1.249,95 euro en is van school.
        Mag ik met een collega op LinkedIn verbonden zijn?
        Mijn eigen kind zit hier ook op school, mag ik daar foto's van plaatsen?
        Onze directeur staat op de foto zonder dat hij het weet.
        Wie beslist of ik een klassenaccount mag beginnen?
        De juf van groep 4 heeft een TikTok met dansjes.
        De meester zegt dat het mag, maar ik twijfel.
        Een ouder dreigt met een advocaat.
        Ik wil dit melden bij de leidinggevende of de FG.
        Wat staat er in artikel 5.8 van het protocol?
        Geldt dit ook voor oud-leerlingen van 18 en ouder?
        Ik kreeg een vriendschapsverzoek van een leerling uit de tweede.
        Er is een nepaccount van onze school op Instagram.
        Ze hebben een meme gemaakt van de conciërge.
        Mag ik Kahoot of Canva gebruiken in de les?
        De Magister-app doet het niet, kan ik dan appen?
        Leerlingen van 4 kader schelden elkaar uit op Snapchat.
        Het gaat om een filmpje van 15 seconden.
        Er zijn foto's van de werkweek in de Ardennen gelekt.
        Tijdens de sportdag filmen ouders vanaf het veld.
        Een roos in de tuin van school, mag die op de foto?
        Hoe zit het met muziek van YouTube onder een filmpje?
        De wethouder komt langs, mag de pers mee naar binnen?
        Ik hoop dat het mag, want de open dag is al snel.
        Het jonge team wil een vlog beginnen.
        De bakker op de hoek sponsort ons, mag zijn logo erbij?
        Mogen we de winnaar van de voorleeswedstrijd noemen?
        Ik ben mentor van een brugklas en wil een groepsapp.
        Is een besloten Facebookgroep veilig genoeg?
        Kan ik een bericht nog verwijderen na een dag?
        Het is storm op sociale media over onze nieuwe regels.
        Dit is de derde keer dat de groepsapp ontspoort.
        Moet ik toestemming vragen voor een foto van achteren?
        De foto is van 14-03-2019 en staat nog steeds online.
        Vanaf 1 september 2026 geldt het nieuwe protocol.
        Sinds 2018 werk ik hier, en nooit is dit gebeurd.
        Op 5 mei hebben we vrij, mag dat op Facebook?
        Mag een invaller in de klassenapp?
        Een collega plaatst grappen over leerlingen op Twitter.
        Ik heb de regels gelezen maar snap paragraaf 4.10 niet.
        Kun je mij de tekst over wachtwoorden laten zien?
        Wij gebruiken Parro voor contact met ouders.
        In Teams staat een lijst met cijfers, mag dat?
        Leerlingen zitten op Discord en Roblox tot diep in de nacht.
        Er wordt gepest in de klas, en het begint online.
        De vader wil dat ik zijn zoon van de foto haal.
        Mag ik de namen van de toneelgroep in het programma zetten?
        De leerlingenraad wil een eigen Instagram.
        Krijg ik problemen als ik een bericht deel?
        Er is een datalek: een bestand met adressen is verstuurd.
        Wat moet ik doen als iemand mij filmt in de les?
        Vandaag was er ruzie op het schoolplein, 3 leerlingen filmden.
        Onderweg 2 keer gestopt voor een foto.
        Mag je de gymles filmen voor een beoordeling?
        De burgemeester stond op de foto met de kinderen.
        Wie mag bij het wachtwoord van het schoolaccount?
        De inspectie komt in juni, moet ik dan iets verwijderen?
        Een leerling van 16 wil zelf beslissen.
        Mijn zus werkt op een andere school en mag dat wel.
        Stel dat een leerling dronken op een filmpje staat.
        Ik wil niet dat mijn nummer bekend wordt.
        Ik app soms met ouders via mijn eigen telefoon.
        Een meisje uit mijn klas heeft een eigen kanaal.
        De PR-afdeling vraagt om beelden van het kamp.
        Moeten leerlingen hun telefoon inleveren in de ochtend?
        Help, ik heb per ongeluk op verzenden gedrukt!
        De Sinterklaasviering staat live op internet.
        Alle leerlingen van de Daltonschool kregen dit bericht.
        Mag een leerling een spreekbeurt over TikTok houden?
        Ik geef Engels en Frans aan de bovenbouw.
        Hoe noem je dat, als ze een nepfoto maken met AI?
        Het logo van OZHW staat op mijn filmpje.
        Kan de FG meekijken met mijn vraag?
        Wij vieren Suikerfeest en Koningsdag met de hele school.
        Het stuk stond in de Volkskrant en in Trouw.
        Er reed een man langs die foto's maakte van kinderen.
        De kleuters dansten, en oma's en opa's filmden.
        Zit er een grens aan het aantal foto's?
        Dit bericht is al 40 keer gedeeld en 200 keer bekeken.
        Ik twijfel over een mop op het whiteboard.
        Is het strafbaar om dit door te sturen?
        De schoolfotograaf komt in week 42.
        Op pagina 12 staat iets anders dan op pagina 14.
        Kan ik een anonieme melding doen?
        De conrector zei dat ik moest wachten.
        Er is een petitie tegen ons kledingbeleid.
        Wat als de leerling zelf om een like vraagt?
        Ik zit in de ouderraad en ben ook docent.
        Mag ik foto's bewaren op mijn eigen laptop?
        Ik woon in een dorp en zie leerlingen in de supermarkt.
        Wij willen een live verslag van de musical.
        De verf is wit, de muur is groen en de banner is klein.
        Het is een lange video, kort hem even in.
        Zij was boos, hij was stil, en ik wist het niet.
        May I post a picture of the school building?
        Can a pupil of 16 give permission herself?
        Is it okay to use WhatsApp with parents?
        A colleague shared a joke about our school.
        The parents of year 8 started a group chat.
        Do I need permission for a video of sports day?
        Who decides about a new Instagram account?
        I will ask my manager on Monday.
        A student sent me a friend request on Snapchat.
        We go to London in May with the fourth year.
        The rules say that I should report it.
        What should I do when someone films me in class?
        My private account has 300 followers.
        It was posted on 3 March 2019 and is still there.
        Could you explain paragraph 5.4 to me?
        The newspaper called about the fight in the canteen.
        Our principal has already said yes.
        I hope this is fine, but I am not sure.
        Somebody made a fake profile of our school.
        Is a reply in the school app private?
        hallo, even een vraagje over de appgroep
        kan dit of niet, ik moet het nu weten
        ik snap er niks van, help
        ll filmt stiekem in de les wat nu
        mag ik op insta met ouders praten
        zit in de les, ff snel: foto mag of niet
        heb geen idee wie dit gemaakt heeft
        de hele klas lacht om een filmpje van vroeger
        iemand heeft mijn foto bewerkt met ai
        er staat iets raars op de pagina van school
        wil je me uitleggen wat flamen is
        moet ik naar de politie of eerst naar school
        ik wil stoppen met de groepsapp, mag dat zomaar
        het was een grap maar de ouders zijn woest
        kan ik een reactie van een ouder weghalen
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];
}
