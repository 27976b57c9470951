using System.Collections.Immutable;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>All that is kept of who reads it, to read and to print.</summary>
public sealed partial class OwnPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required OwnFile File { get; set; }

    private ImmutableArray<(string Label, string Value)> Who =>
    [
        (Text[CaseWords.PageOwnName], File.Name),
        .. File.Email is { } email ? [(Text[CaseWords.PageOwnEmail], email)] : ImmutableArray<(string, string)>.Empty,
        (Text[CaseWords.PageOwnTongue], File.Kept.Tongue is { } tongue ? Text.Wording[CaseWords.PageOwnTongueChosen].In(tongue) : Text[CaseWords.PageOwnNo]),
        (Text[CaseWords.PageOwnContact], Text[File.Kept.Contact ? CaseWords.PageOwnYes : CaseWords.PageOwnNo]),
        (Text[CaseWords.PageOwnCards], File.Kept.Cards.ToString(Text.Culture)),
    ];

    private static ImmutableArray<(string Label, string Value)> Pairs(ImmutableArray<OwnLine> lines) => [.. lines.Select(line => (line.Label, line.Value))];

    private ImmutableArray<(string Label, string Value)> Facts(OwnCase one) =>
        [(Text[CaseWords.PageOwnPart], one.Part), (Text[CaseWords.PageOwnState], one.State)];

    private ImmutableArray<(string Label, string Value)> Course(OwnCourse course) =>
    [
        (Text[CaseWords.PageOwnCourseBegan], When(course.Began)),
        (Text[CaseWords.PageOwnCourseDone], course.Done.Length.ToString(Text.Culture)),
        (Text[CaseWords.PageOwnCoursePassed], course.Passed is { } passed ? When(passed) : Text[CaseWords.PageOwnNo]),
        .. course.Said.Select(said => (Text.Say(CaseWords.PageOwnCourseSaid, "version", said.Version), $"{Text[said.Accepted ? CaseWords.PageOwnYes : CaseWords.PageOwnNo]} · {When(said.At)}")),
    ];

    private string When(DateTimeOffset at) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Amsterdam").ToString("d MMMM yyyy HH:mm", Text.Culture);
}
