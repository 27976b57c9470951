using System.Collections.Frozen;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Content;

/// <summary>The ids of the words in onboarding/course.yaml. A sentence without a constant here is never said, and a constant without a sentence is a content problem.</summary>
public static class CourseWords
{
    public const string Recall = "recall";

    /// <summary>Every id above, for the check that compares both ways.</summary>
    public static FrozenSet<string> All { get; } = Constants.Of(typeof(CourseWords));
}
