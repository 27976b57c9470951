using System.Collections.Immutable;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>What stands at the head of a case, and what the protocol and the law add to it.</summary>
internal static class CaseFacts
{
    private const string Kind = "kind";
    private const string Who = "who";
    private const string About = "about";
    private const string ByStaff = "by-staff";

    /// <summary>Who is phoned by OZHW (6.2), in phone-numbers.yaml.</summary>
    private const string Inspector = "vertrouwensinspecteur";

    public static ImmutableArray<(string Label, string Value)> Of(CaseSpeech speech)
    {
        var file = speech.File;
        var facts = ImmutableArray.CreateBuilder<(string, string)>();
        facts.Add((speech.Say(CaseWords.FactAbout), speech.Say(CaseWords.Of(file.Route))));
        if (file.Opening.Priority is Priority.Urgent)
        {
            facts.Add((speech.Say(CaseWords.FactPriority), speech.Say(CaseWords.FactUrgent)));
        }

        facts.Add((speech.Say(CaseWords.FactStatus), speech.Say(CaseWords.Of(file.Status))));
        facts.Add((speech.Say(CaseWords.FactArticles), string.Join(", ", file.Opening.Articles)));
        facts.Add((speech.Say(CaseWords.FactSent), speech.When(file.OpenedAt)));
        if (!speech.IsReporter)
        {
            facts.Add((speech.Say(CaseWords.FactRole), speech.RoleName(speech.Viewer)));
        }

        if (file is { IsOpen: true, IsAcknowledged: false } && !speech.IsReporter)
        {
            var deadline = speech.World.Terms.OverdueAfter(file.Opening, speech.World.Organisation.Calendar, file.OpenedAt);
            facts.AddRange(deadline > speech.World.Now ? [(speech.Say(CaseWords.FactDeadline), speech.When(deadline))] : ImmutableArray<(string, string)>.Empty);
        }

        facts.AddRange(Ending(speech));
        facts.AddRange(speech.Names ? People(speech) : []);
        return facts.ToImmutable();
    }

    /// <summary>What the reporter sent, as people read it.</summary>
    public static ImmutableArray<(string Label, string Value)> Story(CaseSpeech speech) =>
        [.. Told(speech).Where(pair => pair.Value.Length > 0)];

    /// <summary>The same, also what was left empty: one for each answer.</summary>
    public static IEnumerable<(string Label, string Value)> Told(CaseSpeech speech) => speech.File.Opening.Facts.Select(fact => (Label(speech, fact), Value(speech, fact)));

    /// <summary>What the receivers should know beside the case; it decides nothing.</summary>
    public static ImmutableArray<string> Information(CaseSpeech speech)
    {
        if (speech.IsReporter)
        {
            return [];
        }

        var file = speech.File;
        var ids = ImmutableArray.CreateBuilder<string>();
        if (file.Route is RouteId.Derail or RouteId.Report)
        {
            ids.AddRange(IsAboutStaff(file) ? [CaseWords.InfoStaffFile, CaseWords.InfoMeasuresStaff, CaseWords.InfoInspector, CaseWords.InfoMonitoring] : ImmutableArray<string>.Empty);
            ids.AddRange(IsAboutPupils(file) ? [CaseWords.InfoPupilFile, CaseWords.InfoMeasuresPupils] : ImmutableArray<string>.Empty);
        }

        var kinds = Answered(file, Kind);
        ids.AddRange(kinds.Any(kind => kind is "threat" or "images" or "sexual") ? [CaseWords.InfoPolice] : ImmutableArray<string>.Empty);
        ids.AddRange(kinds.Any(kind => kind is "images" or "sexual") ? [CaseWords.InfoImages] : ImmutableArray<string>.Empty);
        ids.AddRange(kinds.Contains("privacy") ? [CaseWords.InfoDataLeak] : ImmutableArray<string>.Empty);
        var inspector = speech.Content.Phones.Phones.GetValueOrDefault(Inspector)?.Number ?? "";
        return [.. ids.Select(id => speech.Say(id, ("number", inspector)))];
    }

    private static bool IsAboutStaff(CaseFile file) =>
        Answered(file, Who).Contains("staff") || Answered(file, About).Any(about => about is "staff" or "director" or "board") || Answered(file, ByStaff).Any(by => by is "yes" or "unknown");

    private static bool IsAboutPupils(CaseFile file) =>
        Answered(file, Who).Concat(Answered(file, About)).Any(about => about is "pupils" or "parents" or "pupil" or "parent");

    private static ImmutableArray<string> Answered(CaseFile file, string question) =>
        file.Opening.Facts.FirstOrDefault(fact => fact.Question == question)?.Ids ?? [];

    /// <summary>The answer or the outcome, where there is one that this reader may know.</summary>
    public static IEnumerable<(string, string)> Ending(CaseSpeech speech)
    {
        if (speech.File.Events.OfType<CaseEvent.Answered>().LastOrDefault() is { } answered)
        {
            yield return (speech.Say(CaseWords.FactAnswer), speech.Say(CaseWords.Of(answered.Verdict)));
        }

        if (CaseMoments.KnowsOutcome(speech) && speech.File.Events.OfType<CaseEvent.Closed>().LastOrDefault() is { } closed)
        {
            yield return (speech.Say(CaseWords.FactOutcome), string.Join(", ", closed.Outcomes.Select(outcome => speech.Say(CaseWords.Of(outcome)))));
        }
    }

    private static IEnumerable<(string, string)> People(CaseSpeech speech)
    {
        var (file, organisation) = (speech.File, speech.World.Organisation);
        yield return (speech.Say(CaseWords.FactReporter), speech.Name(file.Reporter));
        yield return (speech.Say(CaseWords.FactSchool), organisation.Find(file.Opening.School)?.Name ?? speech.Say(CaseWords.SchoolUnknown));
        if (file.Seats is { IsEmpty: false } seats)
        {
            yield return (speech.Say(CaseWords.FactWith), string.Join(", ", seats.Select(seat => $"{speech.Name(seat.Person)} ({speech.Say(CaseWords.Of(seat.Role))})").Distinct()));
        }
    }

    /// <summary>The question as it was put; where it is no more, that it is gone.</summary>
    private static string Label(CaseSpeech speech, CaseFact fact) =>
        Step(speech, fact) is { } step ? Turns.Questions.Short(step.Ask.In(speech.Tongue)) : speech.Say(CaseWords.FactGone);

    private static string Value(CaseSpeech speech, CaseFact fact) => fact switch
    {
        { Text: { } text } => text,
        { Ids: var ids } when Step(speech, fact) is { } step => string.Join(", ", ids.Select(id => AnswerReading.ChoicesOf(step.Prompt).FirstOrDefault(choice => choice.Id == id)?.Label.In(speech.Tongue) ?? id)),
        _ => string.Join(", ", fact.Ids),
    };

    private static WaterfallStep? Step(CaseSpeech speech, CaseFact fact) => speech.Content.Scenario(speech.File.Opening.Scenario)?.Dialog.Step(fact.Question);
}
