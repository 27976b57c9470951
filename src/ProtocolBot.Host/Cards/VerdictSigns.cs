using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Host.Cards;

/// <summary>A verdict's sign and colour. The sign stands beside the word, so that colour is never alone.</summary>
internal static class VerdictSigns
{
    public static string Sign(VerdictKind kind) => kind switch
    {
        VerdictKind.Allowed => "✓",
        VerdictKind.AllowedIf => "(✓)",
        VerdictKind.NotAllowed => "✗",
        VerdictKind.AskFirst => "?",
        VerdictKind.Escalate or VerdictKind.Report => "!",
        VerdictKind.Info => "i",
    };

    public static ContainerStyle Style(VerdictKind kind) => kind switch
    {
        VerdictKind.Allowed => ContainerStyle.Good,
        VerdictKind.AllowedIf or VerdictKind.AskFirst => ContainerStyle.Warning,
        VerdictKind.NotAllowed or VerdictKind.Escalate or VerdictKind.Report => ContainerStyle.Attention,
        VerdictKind.Info => ContainerStyle.Accent,
    };

    /// <summary>Conditions hold together; steps have an order.</summary>
    public static bool HasSteps(VerdictKind kind) => kind is not (VerdictKind.AllowedIf or VerdictKind.Allowed or VerdictKind.Info);
}
