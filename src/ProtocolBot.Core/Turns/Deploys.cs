using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;

namespace ProtocolBot.Core.Turns;

/// <summary>Brings dialogs that were begun under other content under the present one: answers that still fit are kept.</summary>
internal static class Deploys
{
    /// <param name="Gone">The scenario that is no longer there, so that its dialog had to end.</param>
    internal sealed record Result(DialogState Dialogs, bool Changed, string? Gone);

    public static Result Take(ContentSet content, DialogState dialogs)
    {
        if (dialogs.DialogStack.All(instance => instance.Version == content.Hash && content.Scenario(instance.Id) is not null))
        {
            return new(dialogs, Changed: false, Gone: null);
        }

        if (dialogs.DialogStack.FirstOrDefault(instance => content.Scenario(instance.Id) is null) is { } gone)
        {
            return new(DialogState.Empty, Changed: true, gone.Id);
        }

        return new(new([.. dialogs.DialogStack.Select(instance => Renew(content, instance))]), Changed: true, Gone: null);
    }

    private static DialogInstance Renew(ContentSet content, DialogInstance instance)
    {
        var dialog = content.Scenario(instance.Id)!.Dialog;
        var answers = Positions.Fit(dialog, instance.Answers);
        return instance with
        {
            Version = content.Hash,
            Answers = answers,
            Prefilled = [.. instance.Carried().Where(question => answers[question] is not null)],
            Changing = instance.Changing is { } changing && changing != DialogInstance.ChoosingWhatToChange && dialog.Step(changing) is null ? null : instance.Changing,
        };
    }
}
