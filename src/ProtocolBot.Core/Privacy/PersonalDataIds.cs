using System.Collections.Frozen;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Privacy;

/// <summary>The kinds of personal data that are told apart; what stands in their place is wording ("privacy.masked.…").</summary>
public static class PersonalDataKinds
{
    public const string Name = "name";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Handle = "handle";
    public const string Bsn = "bsn";
    public const string StudentNumber = "student-number";
    public const string BirthDate = "birth-date";
    public const string Address = "address";
    public const string Iban = "iban";

    /// <summary>Every kind above.</summary>
    public static FrozenSet<string> All { get; } = Constants.Of(typeof(PersonalDataKinds));
}

/// <summary>The ids of names.yaml, as LanguageIds are those of language.yaml.</summary>
public static class NameIds
{
    public const string FirstNames = "first-names";
    public const string Surnames = "surnames";
    public const string OrdinaryToo = "ordinary-too";
    public const string Titles = "name-titles";
    public const string Cues = "name-cues";
    public const string NameIs = "name-is";
    public const string Particles = "name-particles";
    public const string SurnameParticles = "surname-particles";
    public const string NameJoiners = "name-joiners";
    public const string Pronouns = "pronouns";
    public const string BeforeThings = "before-things";
    public const string NotNames = "not-names";
    public const string BsnCues = "bsn-cues";
    public const string PhoneCues = "phone-cues";
    public const string StudentNumberCues = "student-number-cues";
    public const string StudentNumberPairs = "student-number-pairs";
    public const string NumberWords = "number-words";
    public const string SchoolContext = "school-context";
    public const string Counted = "counted";
    public const string Money = "money";
    public const string BirthCues = "birth-cues";
    public const string EventCues = "event-cues";
    public const string DatedThings = "dated-things";
    public const string Months = "months";
    public const string Platforms = "platforms";
    public const string AccountCues = "account-cues";
    public const string AccountIs = "account-is";
    public const string NotAccounts = "not-accounts";
    public const string Whose = "whose";
    public const string StreetEndings = "street-endings";
    public const string NotStreets = "not-streets";
    public const string HouseLetters = "house-letters";
    public const string AddressCues = "address-cues";

    /// <summary>Every id above, for the check that compares both ways.</summary>
    public static FrozenSet<string> All { get; } = Constants.Of(typeof(NameIds));
}
