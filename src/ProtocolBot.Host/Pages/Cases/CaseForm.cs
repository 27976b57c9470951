using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>What a form on a case page sends: the same as a press on its card.</summary>
internal static class CaseForm
{
    public const string Action = "action";

    /// <summary>What became of the question whether names and numbers should stay out; absent until it is asked.</summary>
    public const string Privacy = "privacy";

    public const string LeaveOut = "leave-out";
    public const string Keep = "keep";

    /// <summary>Null when it asks for nothing that exists.</summary>
    public static CaseRequest? Read(IFormCollection form)
    {
        if (CaseIds.Action(form[Action]) is not { } action)
        {
            return null;
        }

        var text = VisibleText.Of(form[CaseInput.Text].ToString()).Trim();
        return new CaseRequest(action, text.Length > 0 ? text : null, [.. form[CaseInput.Choice].OfType<string>().Where(choice => choice.Length > 0)]);
    }
}
