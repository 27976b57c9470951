using System.Text.RegularExpressions;

namespace ProtocolBot.Core.Directory;

/// <summary>What can be wrong with a directory. None of it stops a case; each is a warning to who keeps the directory.</summary>
public enum DirectoryDefect
{
    NoLeidinggevende,
    Self,
    Cycle,
    LeftService,
    NoTeamsAccount,
    AppNotInstalled,
    Guest,
    TwoLeidinggevenden,
    OtherSchool,
    DirectorVacant,
    DirectorIsLeidinggevende,
    FgVacant,
    FgIsDirector,
    BoardMissing,
    AllOnLeave,
    DisabledAccount,
    UnknownId,
    StaleImport,
    HalfImport,
    DuplicatePerson,
    EmptyPhoneList,
    ExpiredNumberRecord,
    SchoolClosed,

    /// <summary>Somebody holds two parts of one row, so that a case about them would go from them to themselves.</summary>
    RoleHolderIsSubject,
}

/// <summary>One defect: where it stands, and whom or what it concerns by id; never a name, for it goes to logs.</summary>
/// <param name="Subject">The id of a person or school; empty when it is the whole directory, or when what stands there is no id.</param>
public sealed record DirectoryProblem(DirectoryDefect Defect, Place Place, string Subject, string Message, string Remedy)
{
    public string Id => DirectoryDefects.Id(Defect);

    public override string ToString() => $"{Place}: warning {Id}{(Subject.Length > 0 ? $" ({Subject})" : "")}: {Message} {Remedy}";
}

/// <summary>The ids by which defects are counted and looked up.</summary>
public static partial class DirectoryDefects
{
    /// <summary>"no-leidinggevende".</summary>
    public static string Id(DirectoryDefect defect) => Capital().Replace(defect.ToString(), "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
