using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Cases;

/// <summary>What one person should do now on a case, and whom to phone.</summary>
internal static class CaseToDo
{
    public static ImmutableArray<string> Of(CaseSpeech speech) => [.. Ids(speech).Select(id => speech.Say(id))];

    /// <summary>112 in danger; everybody in the row where nobody has it.</summary>
    public static ImmutableArray<PhoneLine> Phones(CaseSpeech speech)
    {
        var phones = ImmutableArray.CreateBuilder<string>();
        if (speech.File is { IsOpen: true, Opening.Priority: Priority.Urgent })
        {
            phones.Add(PhoneIds.Emergency);
        }

        if (speech.IsReporter && MustPhone(speech.File))
        {
            phones.AddRange(speech.File.Opening.Plan.SelectMany(stage => stage).Append(Role.Bestuur).Distinct().Where(role => !speech.File.Opening.Involved.Contains(role)).Select(PolicyIds.Of));
        }

        return PhoneLines.Of(speech.Content, speech.Tongue, speech.World.Now, phones.Distinct());
    }

    private static IEnumerable<string> Ids(CaseSpeech speech)
    {
        var file = speech.File;
        if (file is { IsOpen: true, Opening.Priority: Priority.Urgent })
        {
            yield return CaseWords.TodoUrgent;
        }

        foreach (var id in speech.IsReporter ? Reporter(file) : Receiver(file, CasePermissions.StandingOf(file, speech.Viewer)))
        {
            yield return id;
        }
    }

    private static ImmutableArray<string> Reporter(CaseFile file) => file switch
    {
        { IsOpen: false } => [CaseWords.TodoNothing],
        _ when MustPhone(file) => [CaseWords.TodoPhone],
        _ => [CaseWords.TodoWait],
    };

    private static IEnumerable<string> Receiver(CaseFile file, Standing standing)
    {
        if (standing is Standing.Guardian && file.Status is CaseStatus.Frozen)
        {
            return [CaseWords.TodoRead, CaseWords.TodoGuard];
        }

        if (!file.IsOpen)
        {
            return [CaseWords.TodoNothing];
        }

        ImmutableArray<string> begin = standing is Standing.First && !file.IsAcknowledged ? [CaseWords.TodoAcknowledge, CaseWords.TodoRead] : [CaseWords.TodoRead];
        return begin.Concat(Then(file, standing));
    }

    private static ImmutableArray<string> Then(CaseFile file, Standing standing) => (file.Route, standing) switch
    {
        (RouteId.Derail, Standing.First) when file.HasNextStage => [CaseWords.TodoPhoneReporter, CaseWords.TodoInform],
        (RouteId.Derail or RouteId.Report, Standing.First) => [CaseWords.TodoPhoneReporter, CaseWords.TodoClose],
        (RouteId.Doubt, Standing.First) => [CaseWords.TodoAnswer],
        (RouteId.Press, Standing.First) => [CaseWords.TodoPress],
        (_, Standing.Later) when file.IsAsked => [CaseWords.TodoAdvise],
        _ => [],
    };

    /// <summary>Nobody could be told, or nobody took it up in time.</summary>
    private static bool MustPhone(CaseFile file) =>
        file.Seats.IsEmpty || (!file.IsAcknowledged && file.Events.Any(happened => happened is CaseEvent.PassedOn || happened is CaseEvent.NotDelivered { Channel: NoticeChannel.Mail } failed && failed.To != file.Reporter));
}
