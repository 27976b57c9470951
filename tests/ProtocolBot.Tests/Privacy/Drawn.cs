using System.Globalization;

using ProtocolBot.Core.Privacy;
using ProtocolBot.Tests.Language;

namespace ProtocolBot.Tests.Privacy;

/// <summary>Numbers, accounts and names drawn by a seed, in sentences of many shapes.</summary>
internal sealed class Drawn(int seed)
{
    private static readonly string[] Anything =
    [
        "{0}", "het gaat om {0}", "leerling uit 2b, {0}, is gepest", "ik heb een vraag over {0} want dit kan niet", "Gisteren stond {0} in de groepsapp.", "in het bestand staat {0}!", "({0})", "kijk hier: {0}, dat kan toch niet?",
        "De ouders appten {0} en nu weet iedereen het", "can I share {0} with the parents", "ze hebben \"{0}\" online gezet", "zie {0}\ndat staat er al een week", "en toen {0} en toen niks meer",
        "mag ik dit plaatsen, er staat {0} op de foto", "op 12 november 2026 zagen we {0}", "3 mensen uit 4 havo kregen {0} te zien",
    ];

    private static readonly string[] Said =
    [
        "zijn insta is {0}.", "insta: {0}", "snap {0}", "haar snap: {0}", "hij heet op tiktok {0}", "op insta heet ze {0}", "tiktok @{0} filmt alles", "@{0} post dit", "volg @{0} maar eens", "gebruikersnaam {0}", "zijn account is {0}, kijk maar",
        "https://www.instagram.com/{0}", "tiktok.com/@{0} staat vol", "snapchat.com/add/{0}", "her username is {0}", "ze noemt zich {0} op snapchat", "op discord heet hij {0} en hij scheldt",
    ];

    private static readonly string[] OfListed =
    [
        "die {0} weer", "{0} uit 2b stuurt me steeds berichten", "ik heb een foto van {0} op mijn telefoon", "mag {0} op de foto", "{0}'s moeder is boos", "de ouders van {0} willen dit niet", "gisteren heeft {0} dit gefilmd", "{0} en een klasgenoot zaten te appen",
        "leerling {0} zit in 4 havo", "dit gaat over {0}.", "can {0} be in the picture", "wat moet ik met {0}?", "Volgens {0} is het een grapje", "ik sprak met {0}, de mentor",
    ];

    private static readonly string[] OfAnybody =
    [
        "ik heb een foto van {0} op mijn telefoon", "gisteren heeft {0} dit gefilmd", "leerling {0} zit in 4 havo", "mevrouw {0} wil dit niet", "meneer {0} zegt van wel", "juf {0} filmt de klas", "zij heet {0} en zit in 3B", "de moeder van {0} is boos", "een jongen genaamd {0} deed het",
        "volgens {0} is het een grapje", "mag {0} op de foto", "ik sprak met {0}, de mentor", "my colleague {0} posted it", "we called {0} about it", "dit gaat over {0}.", "mijn collega {0} app ik vaak", "samen met {0} en de klas",
    ];

    private static readonly string[] Starts = ["Xa", "Zy", "Qui", "Vre", "Klo", "Dra", "Tsja", "Mbe", "Ngu", "Fjo", "Wro", "Yse", "Ghe", "Jua", "Ože", "Çel", "Bhi", "Rha", "Lju", "Pfa"];
    private static readonly string[] Middles = ["ra", "vi", "no", "mi", "ste", "du", "lo", "ka", "ze", "fi", "rro", "nda", "ë", "ğu", "ji"];
    private static readonly string[] Ends = ["n", "th", "ka", "lio", "sha", "ven", "dro", "x", "mir", "ya", "que", "l", "ric", "non", "bek"];

    private readonly Random random = new(seed);

    /// <summary>A text and what must be noticed in it.</summary>
    public (string Text, string Secret) Bsn()
    {
        var digits = BsnDigits();
        var secret = random.Next(8) switch
        {
            0 => $"{digits[..3]}.{digits[3..6]}.{digits[6..]}",
            1 => $"{digits[..3]} {digits[3..6]} {digits[6..]}",
            2 => $"{digits[..4]}.{digits[4..6]}.{digits[6..]}",
            3 => $"{digits[..3]}-{digits[3..6]}-{digits[6..]}",
            4 => string.Join(' ', digits.ToCharArray()),
            5 => $"{digits[..5]} {digits[5..]}",
            _ => digits,
        };
        return In(random.Next(4) == 0 ? ["bsn {0}", "BSN: {0}", "zijn bsn is {0}.", "burgerservicenummer {0} van een leerling", "haar BSN-nummer ({0})"] : Anything, secret);
    }

    public (string Text, string Secret) Phone()
    {
        string rest = Digits(8), area = Pick("010", "078", "0180", "0186", "020", "070", "030");
        var fixedLine = Pick("2", "3", "4", "5", "6", "7") + Digits(9 - area.Length);
        return In(Anything, random.Next(14) switch
        {
            0 => $"06-{rest}",
            1 => $"06 {rest[..2]} {rest[2..4]} {rest[4..6]} {rest[6..]}",
            2 => $"06 {rest}",
            3 => $"+31 6 {rest}",
            4 => $"+316{rest}",
            5 => $"0031 6 {rest[..4]} {rest[4..]}",
            6 => $"+31 (0)6 {rest[..4]} {rest[4..]}",
            7 => $"{area}-{fixedLine}",
            8 => $"({area}) {fixedLine}",
            9 => $"{area} {fixedLine}",
            10 => $"+32 4{rest[..2]} {rest[2..4]} {rest[4..6]} {rest[6..]}",
            11 => $"+49 15{rest}{rest[..1]}",
            12 => $"+90 5{rest[..2]} {rest[2..5]} {rest[5..]}{rest[..1]}",
            _ => $"06{rest}",
        });
    }

    public (string Text, string Secret) Handle()
    {
        var (name, other) = (Plain(NameIds.FirstNames).ToLowerInvariant(), Plain(NameIds.Surnames).ToLowerInvariant());
        var free = random.Next(5) is 0 ? Reading.Plain(Invented()).ToLowerInvariant() : null;
        return free is not null ? In(Said, free) : random.Next(7) switch
        {
            0 => In(Said, $"{name}.{other}"),
            1 => In(Said, $"{name}{random.Next(10, 3000)}"),
            2 => In(Said, $"its{name}"),
            3 => In(Anything, $"@{name}{other}"),
            4 => In(Anything, $"{name}_{other}"),
            5 => In(Anything, $"x_{name}{random.Next(99)}_x"),
            _ => In(Anything, $"_{name}.{random.Next(2000, 2015)}"),
        };
    }

    public (string Text, string Secret) Name() => random.Next(8) switch
    {
        0 => In(OfListed, Listed()),
        1 => In(OfListed, Listed().ToLowerInvariant()),
        2 => In(OfListed, $"{Listed()} {Surname()}"),
        3 => In(OfListed, $"{Listed()} {Surname()}".ToLowerInvariant()),
        4 => In(OfAnybody, Invented()),
        5 => In(OfAnybody, $"{Invented()} {Invented()}"),
        6 => In(OfAnybody, $"{Invented()} van {Invented()}"),
        _ => In(OfAnybody, $"{Listed()[..1]}. {Pick("de ", "van ", "van der ", "")}{Invented()}"),
    };

    private string BsnDigits()
    {
        while (true)
        {
            var first = random.Next(5) == 0 ? Digits(8).Insert(0, "0")[..8] : Digits(8);
            var sum = first.Select((digit, at) => (digit - '0') * (9 - at)).Sum() % 11;
            if (sum < 10 && first.TrimStart('0').Length > 5)
            {
                return first + sum.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private (string Text, string Secret) In(string[] shapes, string secret) => (string.Format(CultureInfo.InvariantCulture, Pick(shapes), secret), secret);

    /// <summary>A first name that is nothing else.</summary>
    private string Listed()
    {
        while (true)
        {
            var name = Pick([.. ShippedWords.Names[NameIds.FirstNames].Dutch]);
            if (!ShippedWords.Privacy.Is(NameIds.OrdinaryToo, Reading.Plain(name)))
            {
                return name;
            }
        }
    }

    private string Surname() => Pick("", "van ", "van der ", "de ", "el ", "") is var before && before.Length > 0 ? before + Plain(NameIds.Surnames) : Plain(NameIds.Surnames);

    private string Plain(string list) => string.Concat(Pick([.. ShippedWords.Names[list].Dutch]).Where(char.IsLetter));

    /// <summary>A name that is on no list.</summary>
    private string Invented() => Pick(Starts) + Pick(Middles) + (random.Next(3) == 0 ? Pick(Middles) : "") + Pick(Ends);

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
