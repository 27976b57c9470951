using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Onboarding;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Onboarding;

/// <summary>Who finished the course, started or has yet to begin. Nobody's answers are in it.</summary>
public sealed partial class OverviewPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>The words of the course.</summary>
    [Parameter, EditorRequired]
    public required CaseText Words { get; set; }

    [Parameter, EditorRequired]
    public required CourseOverview Overview { get; set; }
}
