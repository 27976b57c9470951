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

        if (file is { IsOpen: true, IsAcknowledged: false, Seats.IsEmpty: false })
        {
            var deadline = speech.World.Terms.OverdueAfter(file.Opening, speech.World.Organisation.Calendar, file.OpenedAt);
            facts.Add((speech.Say(CaseWords.FactDeadline), speech.When(deadline)));
        }

        facts.AddRange(Ending(speech));
        if (speech.Names)
        {
            facts.AddRange(Story(speech));
        }

        return facts.ToImmutable();
    }

    /// <summary>What the receivers should know beside the case; it decides nothing.</summary>
    public static ImmutableArray<string> Information(CaseSpeech speech)
    {
        if (speech.IsReporter)
        {
            return [];
        }

        var (staff, kind) = (IsAboutStaff(speech.File), Answered(speech.File, Kind));
        var ids = ImmutableArray.CreateBuilder<string>();
        if (speech.File.Route is RouteId.Derail or RouteId.Report)
        {
            ImmutableArray<string> about = staff ? [CaseWords.InfoStaffFile, CaseWords.InfoMeasuresStaff, CaseWords.InfoInspector] : [CaseWords.InfoPupilFile, CaseWords.InfoMeasuresPupils];
            ids.AddRange(about);
        }

        if (kind is "threat" or "images" or "sexual")
        {
            ids.Add(CaseWords.InfoPolice);
        }

        if (kind is "images" or "sexual")
        {
            ids.Add(CaseWords.InfoImages);
        }

        if (kind is "privacy")
        {
            ids.Add(CaseWords.InfoDataLeak);
        }

        return [.. ids.Select(id => speech.Say(id))];
    }

    private static bool IsAboutStaff(CaseFile file) =>
        Answered(file, Who) is "staff" or "me" || Answered(file, About) is "staff" or "director" or "board" || Answered(file, ByStaff) is "yes" or "unknown";

    private static string? Answered(CaseFile file, string question) =>
        file.Opening.Facts.FirstOrDefault(fact => fact.Question == question)?.Ids.FirstOrDefault();

    private static IEnumerable<(string, string)> Ending(CaseSpeech speech)
    {
        if (speech.File.Events.OfType<CaseEvent.Answered>().LastOrDefault() is { } answered)
        {
            yield return (speech.Say(CaseWords.FactAnswer), speech.Say(CaseWords.Of(answered.Verdict)));
        }

        if (speech.File.Events.OfType<CaseEvent.Closed>().LastOrDefault() is { } closed)
        {
            yield return (speech.Say(CaseWords.FactOutcome), string.Join(", ", closed.Outcomes.Select(outcome => speech.Say(CaseWords.Of(outcome)))));
        }
    }

    private static IEnumerable<(string, string)> Story(CaseSpeech speech)
    {
        var (file, organisation) = (speech.File, speech.World.Organisation);
        yield return (speech.Say(CaseWords.FactReporter), speech.Name(file.Reporter));
        yield return (speech.Say(CaseWords.FactSchool), organisation.Find(file.Opening.School)?.Name ?? speech.Say(CaseWords.SchoolUnknown));
        if (file.Seats is { IsEmpty: false } seats)
        {
            yield return (speech.Say(CaseWords.FactWith), string.Join(", ", seats.Select(seat => $"{speech.Name(seat.Person)} ({speech.Say(CaseWords.Of(seat.Role))})").Distinct()));
        }

        foreach (var fact in file.Opening.Facts)
        {
            if (Value(speech, fact) is { Length: > 0 } value)
            {
                yield return (Label(speech, fact), value);
            }
        }
    }

    /// <summary>The question as it was put; of a scenario that is no more, its id.</summary>
    private static string Label(CaseSpeech speech, CaseFact fact) =>
        Step(speech, fact) is { } step ? Turns.Questions.Short(step.Ask.In(speech.Tongue)) : fact.Question;

    private static string Value(CaseSpeech speech, CaseFact fact) => fact switch
    {
        { Text: { } text } => text,
        { Ids: var ids } when Step(speech, fact) is { } step => string.Join(", ", ids.Select(id => AnswerReading.ChoicesOf(step.Prompt).FirstOrDefault(choice => choice.Id == id)?.Label.In(speech.Tongue) ?? id)),
        _ => string.Join(", ", fact.Ids),
    };

    private static WaterfallStep? Step(CaseSpeech speech, CaseFact fact) => speech.Content.Scenario(speech.File.Opening.Scenario)?.Dialog.Step(fact.Question);
}
