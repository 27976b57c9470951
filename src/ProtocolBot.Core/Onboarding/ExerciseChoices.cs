using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Onboarding;

/// <summary>Something to choose in an exercise, by the id that a card carries.</summary>
/// <param name="IsRight">As the table, the route or the protocol says.</param>
public sealed record ExerciseChoice(string Id, bool IsRight);

/// <summary>What one can choose in an exercise: always the same for the same content, and never only the right one.</summary>
public static class ExerciseChoices
{
    private const int Most = 4;

    /// <summary>Of what may be done, from free to forbidden.</summary>
    private static readonly ImmutableArray<VerdictKind> MayI = [VerdictKind.Allowed, VerdictKind.AllowedIf, VerdictKind.NotAllowed, VerdictKind.AskFirst];

    /// <summary>Of what is to be done.</summary>
    private static readonly ImmutableArray<VerdictKind> WhatNow = [VerdictKind.NotAllowed, VerdictKind.AskFirst, VerdictKind.Escalate, VerdictKind.Report];

    private static readonly ImmutableArray<Role> Receiving = [Role.Leidinggevende, Role.Directeur, Role.Fg, Role.Bestuur];

    public static ImmutableArray<ExerciseChoice> Of(ContentSet content, Exercise exercise) => exercise switch
    {
        Exercise.Situation situation => Verdicts(content, situation),
        Exercise.Recall recall => [.. recall.Others.Append(recall.Paragraph).OrderBy(id => QuizDraw.Order(0, $"{recall.Id}:{id}")).Take(Most).Select(id => new ExerciseChoice(id, id == recall.Paragraph))],
        Exercise.Told told => [.. Receiving.Where(role => role != told.Reporter || Judging.First(told) == role).Select(role => new ExerciseChoice(PolicyIds.Of(role), Judging.First(told) == role))],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableArray<ExerciseChoice> Verdicts(ContentSet content, Exercise.Situation situation)
    {
        var right = Judging.Verdict(content, situation)?.Kind ?? throw new InvalidOperationException($"'{situation.Id}' has no verdict");
        return [.. Set(right, situation.Id).Select(kind => new ExerciseChoice(PolicyIds.Of(kind), kind == right))];
    }

    /// <summary>Where both sets would do, the id chooses: so the set does not give the answer away.</summary>
    private static ImmutableArray<VerdictKind> Set(VerdictKind right, string id) => (MayI.Contains(right), WhatNow.Contains(right)) switch
    {
        (true, false) => MayI,
        (false, true) => WhatNow,
        (true, true) => QuizDraw.Order(1, id) % 3 == 0 ? WhatNow : MayI,
        (false, false) => [right, VerdictKind.NotAllowed, VerdictKind.AskFirst],
    };
}
