namespace ProtocolBot.Core.Directory;

/// <summary>Where something stands in the directory, for messages to who keeps it. Line 1 is the header: then it is missing, or came from elsewhere.</summary>
public sealed record Place(string File, int Line)
{
    public static Place People { get; } = new("people.csv", 1);
    public static Place Posts { get; } = new("posts.csv", 1);
    public static Place Schools { get; } = new("schools.csv", 1);
    public static Place Roles { get; } = new("roles.csv", 1);
    public static Place Deputies { get; } = new("deputies.csv", 1);
    public static Place Absences { get; } = new("absences.csv", 1);
    public static Place Holidays { get; } = new("holidays.csv", 1);

    public override string ToString() => $"{File}:{Line}";
}
