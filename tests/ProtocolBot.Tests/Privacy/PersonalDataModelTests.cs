using System.Diagnostics;

using CsCheck;

using ProtocolBot.Core.Privacy;

using Xunit;

namespace ProtocolBot.Tests.Privacy;

public sealed class PersonalDataModelTests
{
    [Theory]
    [InlineData("Bel 06-12345678 maar", "phone", "06-12345678")]
    [InlineData("Het nummer is +31 6 1234 5678.", "phone", "+31 6 1234 5678")]
    [InlineData("bel oma op (0180) 41 23 45 na vier uur", "phone", "(0180) 41 23 45")]
    [InlineData("haar vader: +32 470 12 34 56", "phone", "+32 470 12 34 56")]
    [InlineData("tel 412345", "phone", "412345")]
    [InlineData("mail naar jan@school.nl graag", "email", "jan@school.nl")]
    [InlineData("mail jan.jansen (at) school.nl maar", "email", "jan.jansen (at) school.nl")]
    [InlineData("op insta als @sannetje_x zet hij dat", "handle", "@sannetje_x")]
    [InlineData("insta: koningkoala", "handle", "koningkoala")]
    [InlineData("snap sanne_x stuurt dit rond", "handle", "sanne_x")]
    [InlineData("hij heet op tiktok koningkoala en filmt alles", "handle", "koningkoala")]
    [InlineData("kijk op https://www.instagram.com/sanne.x.2011/ maar", "handle", "https://www.instagram.com/sanne.x.2011")]
    [InlineData("gisteren heeft Fatima gezegd dat", "name", "Fatima")]
    [InlineData("Vandaag zei meneer Jansen iets", "name", "Jansen")]
    [InlineData("sem van dijk uit 2b filmt", "name", "sem van dijk")]
    [InlineData("die jayden weer", "name", "jayden")]
    [InlineData("Sem's telefoon is weg", "name", "Sem")]
    [InlineData("jaydens moeder belde", "name", "jayden")]
    [InlineData("brief van J. de Vries over dit", "name", "J. de Vries")]
    [InlineData("gesproken met M.A. van den Berg over dit", "name", "M.A. van den Berg")]
    [InlineData("een foto van Roos op school", "name", "Roos")]
    [InlineData("juf roos zegt dat", "name", "roos")]
    [InlineData("volgens meneer de boer mag dat", "name", "boer")]
    [InlineData("de leerling heet Xorintha en zit in 2b", "name", "Xorintha")]
    [InlineData("bsn 123456782 staat erin", "bsn", "123456782")]
    [InlineData("het is 1234.56.782 geloof ik", "bsn", "1234.56.782")]
    [InlineData("zijn bsn is 123456789", "bsn", "123456789")]
    [InlineData("leerlingnummer 123456", "student-number", "123456")]
    [InlineData("llnr: 20456 is gepest", "student-number", "20456")]
    [InlineData("deze leerling (182734) is gepest", "student-number", "182734")]
    [InlineData("geboren op 12 maart 2011", "birth-date", "12 maart 2011")]
    [InlineData("geb. 12-03-2011 te wonen", "birth-date", "12-03-2011")]
    [InlineData("ze is van 2011-03-12 dacht ik", "birth-date", "2011-03-12")]
    [InlineData("hij is jarig op 5 mei", "birth-date", "5 mei")]
    [InlineData("woont op de Dorpsstraat 12a hier", "address", "Dorpsstraat 12a")]
    [InlineData("postcode 2988 XK erbij", "address", "2988 XK")]
    [InlineData("op NL91 ABNA 0417 1643 00 gestort", "iban", "NL91 ABNA 0417 1643 00")]
    public void Personal_data_is_noticed(string text, string kind, string found) => Assert.Equal([(kind, found)], Noticing.In(text));

    [Theory]
    [InlineData("Er gaat een filmpje rond op Instagram. Het is van een leerling.")]
    [InlineData("Op maandag in 3H2, in een HAVO klas.")]
    [InlineData("De klas heeft 28 leerlingen in 2026.")]
    [InlineData("In schooljaar 2025-2026 en 2026/2027 geldt dit.")]
    [InlineData("Het kostte € 123456782 en dat is te veel.")]
    [InlineData("Al 123456782 views!")]
    [InlineData("Op 12 maart 2019 was de open dag, op 14-03-2019 het feest.")]
    [InlineData("Bel 0800-0113 of 0900-1113111, en bij gevaar 112.")]
    [InlineData("Een roos is een bloem, de beer sliep en ik hoop dat het mag.")]
    [InlineData("Wil je mark niet storen, de storm komt in de lente.")]
    [InlineData("De bakker, de visser en de boer staan op de foto.")]
    [InlineData("Het speelplein 3 keer gefilmd, onderweg 2 kinderen.")]
    [InlineData("Mag dit op de insta van school? Mijn insta is gehackt.")]
    public void Ordinary_sentences_hold_none(string text) => Assert.Empty(Noticing.In(text));

    [Fact]
    public void No_text_makes_it_throw_and_all_it_finds_lies_within_it() => Gen.OneOf(Gen.String[0, 80], Gen.Char["0123456789 .-/+()@_abJdeV:\n'’"].Array[0, 60].Select(letters => new string(letters))).Sample(
        text => Noticing.Model.Parse(text).All(result => result.Start >= 0 && result.End < text.Length && text[result.Start..(result.End + 1)] == result.Text),
        iter: 20_000);

    [Fact]
    public void What_stands_in_the_place_of_each_kind_is_wording() =>
        Assert.All(PersonalDataKinds.All, kind => Assert.True(Core.Content.WordingIds.All.Contains(Core.Content.WordingIds.Masked(kind)), kind));

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("Jan ")]
    [InlineData("van de ")]
    [InlineData("@")]
    [InlineData("a.")]
    [InlineData("a_")]
    [InlineData("12-")]
    [InlineData("NL91 ")]
    [InlineData("insta heet ")]
    [InlineData("www.x.com/")]
    [InlineData(" at ")]
    public void A_very_long_text_takes_no_longer_than_its_length(string part)
    {
        var (half, whole) = (string.Concat(Enumerable.Repeat(part, 50_000 / part.Length)), string.Concat(Enumerable.Repeat(part, 100_000 / part.Length)));
        Noticing.Model.Parse(half);

        var (first, second) = (Best(half), Best(whole));

        // Twice the text, twice the time and some noise; a square would be four times, an exponent never end.
        Assert.True(second < Math.Max(first * 3.5, 0.5), $"{first:F3} s, then {second:F3} s");

        static double Best(string text) => Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Noticing.Model.Parse(text);
            return watch.Elapsed.TotalSeconds;
        });
    }
}
