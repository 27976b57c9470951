using System.Collections.Immutable;

namespace ProtocolBot.Core.Content;

/// <summary>The fixed ids of the course; learners' progress and traces hold them.</summary>
public static class CourseIds
{
    public const string Trainee = "stagiair";
    public const string Teacher = "docent";
    public const string Support = "oop";
    public const string Leader = "leidinggevende";
    public const string Primary = "po";
    public const string Secondary = "vo";

    /// <summary>What somebody may do at school, as far as lessons differ.</summary>
    public static ImmutableArray<string> Works { get; } = [Teacher, Trainee, Support, Leader];

    public static ImmutableArray<string> SchoolKinds { get; } = [Primary, Secondary];
}
