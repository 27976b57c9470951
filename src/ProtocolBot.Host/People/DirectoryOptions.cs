using System.ComponentModel.DataAnnotations;

namespace ProtocolBot.Host.People;

/// <summary>Where the directory comes from, and when it counts as old.</summary>
internal sealed class DirectoryOptions
{
    public const string Section = "Directory";

    [EnumDataType(typeof(DirectoryKind), ErrorMessage = "Directory:Source must be csv or graph.")]
    public DirectoryKind Source { get; set; } = DirectoryKind.Csv;

    /// <summary>The folder of the CSV files. Unset, Development uses the invented people of the sample; elsewhere nobody is known, and every reporter is told whom to phone.</summary>
    public string? Folder { get; set; }

    /// <summary>How often the files are looked at.</summary>
    [Range(1, 3600, ErrorMessage = "Directory:PollSeconds must lie between 1 and 3600 (seconds).")]
    public int PollSeconds { get; set; } = 30;

    /// <summary>Files that nobody saved for so long count as out of date.</summary>
    [Range(1, 3650, ErrorMessage = "Directory:StaleDays must lie between 1 and 3650 (days).")]
    public int StaleDays { get; set; } = 90;

    public GraphOptions Graph { get; set; } = new();
}

/// <summary>The two sources. With Graph the files of the folder, if one is set, come on top.</summary>
internal enum DirectoryKind
{
    Csv,
    Graph,
}

/// <summary>What Microsoft Graph is asked for. Groups are object ids; one that is not set leaves its part to the files.</summary>
internal sealed class GraphOptions
{
    /// <summary>Our token goes to this host alone.</summary>
    public string Address { get; set; } = "https://graph.microsoft.com/v1.0";

    [Range(5, 1440, ErrorMessage = "Directory:Graph:RefreshMinutes must lie between 5 and 1440 (minutes).")]
    public int RefreshMinutes { get; set; } = 60;

    /// <summary>The field of a user in which the school stands, by its short code or name; several with a semicolon between.</summary>
    [RegularExpression("officeLocation|department|companyName", ErrorMessage = "Directory:Graph:SchoolField must be officeLocation, department or companyName.")]
    public string SchoolField { get; set; } = "officeLocation";

    /// <summary>Who works here. Unset means everybody in the tenant, pupils too: set it.</summary>
    public string? StaffGroup { get; set; }
    public string? LeidinggevendenGroup { get; set; }

    /// <summary>Each is directeur of the schools where they work, unless schools.csv names another.</summary>
    public string? DirecteurenGroup { get; set; }
    public string? FgGroup { get; set; }
    public string? BestuurGroup { get; set; }
    public string? AdministratorsGroup { get; set; }
}
