using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Content;

/// <summary>The fixed ids of the policy's section 1, as content, traces and stored things write them.</summary>
public static class PolicyIds
{
    public static string Of(VerdictKind kind) => kind switch
    {
        VerdictKind.Allowed => "allowed",
        VerdictKind.AllowedIf => "allowed-if",
        VerdictKind.NotAllowed => "not-allowed",
        VerdictKind.AskFirst => "ask-first",
        VerdictKind.Escalate => "escalate",
        VerdictKind.Report => "report",
        VerdictKind.Info => "info",
    };

    public static string Of(RouteId route) => route switch
    {
        RouteId.None => "none",
        RouteId.Doubt => "doubt",
        RouteId.Derail => "derail",
        RouteId.Report => "report",
        RouteId.Press => "press",
    };

    public static string Of(Role role) => role switch
    {
        Role.Medewerker => "medewerker",
        Role.Leidinggevende => "leidinggevende",
        Role.Directeur => "directeur",
        Role.Fg => "fg",
        Role.Bestuur => "bestuur",
    };

    public static string Of(Priority priority) => priority switch
    {
        Priority.Normal => "normal",
        Priority.Urgent => "urgent",
    };
}
