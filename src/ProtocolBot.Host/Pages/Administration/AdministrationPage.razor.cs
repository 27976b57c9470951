using System.Globalization;

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.Administration;

/// <summary>What the administrator sees.</summary>
public sealed partial class AdministrationPage
{
    [Parameter, EditorRequired]
    public required CaseText Text { get; set; }

    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    [Parameter, EditorRequired]
    public required AdministrationState State { get; set; }

    [Parameter]
    public string? TokenName { get; set; }

    [Parameter]
    public string? Token { get; set; }

    [Parameter]
    public DrillReport? Exercise { get; set; }

    private static string Action => AdministrationEndpoints.Path + "/oefening";

    private static string Minutes(TimeSpan waited) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(waited.TotalMinutes)} min");

    private string Day(DateTimeOffset? at) => at is { } known ? known.ToString("d MMMM yyyy", Text.Culture) : Text[CaseWords.AdminUnset];

    private string Told(DrillStep step) => step.Role is { } role
        ? $"{Text.Say(CaseWords.AdminStage, "stage", step.Stage.ToString(CultureInfo.InvariantCulture)).Replace("{role}", Text[CaseWords.Of(role)], StringComparison.Ordinal)} {Text[Arrived(step.Arrival)]}"
        : Text.Say(CaseWords.AdminStageNobody, "stage", step.Stage.ToString(CultureInfo.InvariantCulture));

    private static string Arrived(Arrival arrival) => arrival switch
    {
        Arrival.Teams => CaseWords.AdminArrivedTeams,
        Arrival.Mail => CaseWords.AdminArrivedMail,
        Arrival.Nowhere => CaseWords.AdminArrivedNowhere,
        Arrival.Unknown => CaseWords.AdminArrivedUnknown,
    };
}
