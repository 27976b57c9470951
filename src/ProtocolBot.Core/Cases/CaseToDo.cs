using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Cases;

/// <summary>What one person should do now on a case, and whom to phone. Who reads the page need not be sent to it.</summary>
internal static class CaseToDo
{
    public static ImmutableArray<string> Of(CaseSpeech speech) =>
        [.. Ids(speech).Where(id => !(speech.Names && id == CaseWords.TodoRead)).Select(id => speech.Say(id))];

    /// <summary>112 in danger; then, for the reporter, who should have it, and everybody in the row where nobody has it. Never whom it concerns.</summary>
    public static ImmutableArray<PhoneLine> Phones(CaseSpeech speech)
    {
        var file = speech.File;
        ImmutableArray<PhoneLine> emergency = IsUrgent(file) ? PhoneLines.Of(speech.Content, speech.Tongue, speech.World.Now, [PhoneIds.Emergency]) : [];
        ImmutableArray<Role> roles = !speech.IsReporter ? []
            : MustPhone(file) ? [.. file.Opening.Plan.SelectMany(stage => stage), Role.Bestuur]
            : IsUrgent(file) && !file.IsAcknowledged ? [.. file.Seats.Select(seat => seat.Role)]
            : [];
        return [.. emergency, .. roles.Distinct().Where(role => MayHear(speech, role)).SelectMany(role => Line(speech, role))];
    }

    /// <summary>Somebody whom it concerns is not phoned by another part's name either.</summary>
    private static bool MayHear(CaseSpeech speech, Role role)
    {
        var opening = speech.File.Opening;
        return !opening.Involved.Contains(role) && role != opening.ReporterRole && !new CaseParts(speech.World.Organisation, opening, speech.World.Today).IsHeldBy(role, speech.File.Barred);
    }

    /// <summary>The number of the record, or else of the directory; where neither knows it the record says where to look.</summary>
    private static IEnumerable<PhoneLine> Line(CaseSpeech speech, Role role) =>
        PhoneLines.Of(speech.Content, speech.Tongue, speech.World.Now, [PolicyIds.Of(role)])
            .Select(line => line.Number is null && Number(speech, role) is { } number ? line with { Number = number, Hours = "" } : line);

    private static string? Number(CaseSpeech speech, Role role)
    {
        var (file, organisation) = (speech.File, speech.World.Organisation);
        var person = file.Seats.FirstOrDefault(seat => seat.Role == role)?.Person
            ?? organisation.ActingHolder(role, file.Reporter, file.Opening.School, speech.World.Today, file.Barred);
        var own = person is { } known ? organisation.Find(known)?.Phone : null;
        return own ?? (role is Role.Leidinggevende or Role.Directeur ? organisation.Find(file.Opening.School)?.Phone : null);
    }

    private static bool IsUrgent(CaseFile file) => file is { IsOpen: true, Opening.Priority: Priority.Urgent };

    private static IEnumerable<string> Ids(CaseSpeech speech)
    {
        var file = speech.File;
        if (IsUrgent(file))
        {
            yield return CaseWords.TodoUrgent;
        }

        foreach (var id in speech.IsReporter ? Reporter(file) : Receiver(file, speech.Viewer, CasePermissions.StandingOf(file, speech.Viewer)))
        {
            yield return id;
        }
    }

    private static ImmutableArray<string> Reporter(CaseFile file) => file switch
    {
        _ when MustPhone(file) => [CaseWords.TodoPhone],
        { IsOpen: false } => [CaseWords.TodoNothing],
        { Opening.Priority: Priority.Urgent, IsAcknowledged: false } => [CaseWords.TodoPhoneToo],
        _ => [CaseWords.TodoWait],
    };

    private static IEnumerable<string> Receiver(CaseFile file, PersonId reader, Standing standing)
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
        return begin.Concat(Then(file, reader, standing));
    }

    private static ImmutableArray<string> Then(CaseFile file, PersonId reader, Standing standing) => (file.Route, standing) switch
    {
        (RouteId.Derail, Standing.First) when file.HasNextStage => [CaseWords.TodoPhoneReporter, CaseWords.TodoInform],
        (RouteId.Derail or RouteId.Report, Standing.First) => [CaseWords.TodoPhoneReporter, CaseWords.TodoClose],
        (RouteId.Doubt, Standing.First) => [CaseWords.TodoAnswer],
        (RouteId.Press, Standing.First) => [CaseWords.TodoPress],
        (RouteId.Doubt or RouteId.Report, Standing.Later) when CasePermissions.Allows(file, reader, CaseAction.Advise) => [CaseWords.TodoAdvise],
        _ => [],
    };

    /// <summary>Nobody could be told, or nobody took it up in time, or a frozen case has nobody who looks after it.</summary>
    public static bool MustPhone(CaseFile file) => file.Status switch
    {
        CaseStatus.Closed or CaseStatus.Withdrawn => false,
        CaseStatus.Frozen => file.Guardians.IsEmpty || file.Events.Any(happened => happened is CaseEvent.NotDelivered { Notice: NoticeKind.Frozen, Channel: NoticeChannel.Mail }),
        _ => file.Seats.IsEmpty || IsLeftLying(file),
    };

    private static bool IsLeftLying(CaseFile file) =>
        !file.IsAcknowledged && file.Events.Any(happened => happened is CaseEvent.PassedOn || happened is CaseEvent.NotDelivered { Channel: NoticeChannel.Mail } failed && failed.To != file.Reporter);
}
