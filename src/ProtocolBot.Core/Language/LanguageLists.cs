using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProtocolBot.Core.Language;

/// <summary>The word lists of the recognisers (dialogs/language.yaml). The ids that code uses are constants in <see cref="LanguageIds"/>.</summary>
public sealed record LanguageLists(FrozenDictionary<string, Synonyms> Lists)
{
    public Synonyms this[string id] => Lists.TryGetValue(id, out var list) ? list : throw new InvalidOperationException($"language.yaml has no '{id}'");

    /// <summary>The words in both languages: people mix them.</summary>
    public ImmutableArray<string> All(string id) => [.. this[id].Dutch, .. this[id].English];
}

/// <summary>The ids of language.yaml. A list without a constant here is never read, and a constant without a list is a content problem.</summary>
public static class LanguageIds
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Unknown = "unknown";
    public const string ProbablyYes = "probably-yes";
    public const string ProbablyNo = "probably-no";
    public const string Exceptions = "exceptions";
    public const string Negations = "negations";
    public const string AsksWhy = "asks-why";
    public const string Ordinals = "ordinals";
    public const string Last = "last";
    public const string Numbers = "numbers";
    public const string NumberPrefixes = "number-prefixes";
    public const string Joiners = "joiners";
    public const string Courtesy = "courtesy";
    public const string StopWords = "stop-words";
    public const string NoSlips = "no-slips";
    public const string ObjectMarks = "object-marks";
    public const string ShortForms = "short-forms";
    public const string NoCue = "no-cue";
    public const string AsksSomething = "asks-something";
    public const string AsksMeaning = "asks-meaning";
    public const string Danger = "danger";
    public const string Violence = "violence";
    public const string Now = "now";
    public const string Weapons = "weapons";
    public const string AtHand = "at-hand";
    public const string NoDanger = "no-danger";
    public const string NothingNow = "nothing-now";
    public const string Suppose = "suppose";
    public const string Past = "past";
    public const string Sexual = "sexual";
    public const string Staff = "staff";
    public const string Pupils = "pupils";
    public const string Adults = "adults";
    public const string Teaching = "teaching";
    public const string YearsOld = "years-old";
    public const string BeforeAge = "before-age";
    public const string Classes = "classes";
    public const string PrimaryGroup = "primary-group";
    public const string ClassMeans = "class-means";
    public const string Smalltalk = "smalltalk";
    public const string Adversarial = "adversarial";
    public const string OutOfScope = "out-of-scope";

    /// <summary>Words that may hurt; "controleer dit bericht" points at them.</summary>
    public const string HardWords = "hard-words";
    public const string Judging = "judging";
    public const string SchoolNamed = "school-named";
    public const string Subject = "subject";
    public const string VerdictWords = "verdict-words";
    public const string LinkingWords = "linking-words";
    public const string Skip = "skip";
    public const string Menu = "command.menu";
    public const string Help = "command.help";
    public const string Stop = "command.stop";
    public const string Back = "command.back";
    public const string Restart = "command.restart";
    public const string Why = "command.why";
    public const string Summary = "command.summary";
    public const string MyCases = "command.my-cases";
    public const string MyData = "command.my-data";
    public const string ExportData = "command.export-data";
    public const string EraseData = "command.erase-data";
    public const string Dutch = "command.dutch";
    public const string English = "command.english";

    /// <summary>Every id above, for the check that compares both ways.</summary>
    public static FrozenSet<string> All { get; } = Constants.Of(typeof(LanguageIds));
}
