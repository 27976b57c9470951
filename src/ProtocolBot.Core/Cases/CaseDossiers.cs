using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>Puts a case in the words of a dossier, for who may take it out.</summary>
public static class CaseDossiers
{
    public static CaseDossier Of(ContentSet content, Tongue tongue, CaseWorld world, CaseFile file, PersonId maker)
    {
        var speech = new CaseSpeech(content, tongue, world, file, maker, Names: true) { IsDossier = true };
        var redaction = new CaseRedaction(speech);
        var school = world.Organisation.Find(file.Opening.School)?.Name ?? speech.Say(CaseWords.SchoolUnknown);
        return new CaseDossier
        {
            File = file,
            Title = speech.Say(CaseWords.DossierTitle, ("number", file.Number.Value)),
            Made =
            [
                (speech.Say(CaseWords.DossierBy), $"{speech.Name(maker)} ({speech.RoleName(maker)})"),
                (speech.Say(CaseWords.DossierAt), speech.When(world.Now)),
                (speech.Say(CaseWords.DossierVersion), $"{file.Opening.ProtocolVersion} ({file.Opening.ContentHash})"),
            ],
            Facts = [.. Facts(speech, school)],
            Story = [.. file.Opening.Facts.Zip(CaseFacts.Told(speech)).Select(pair => (pair.Second.Label, Value: pair.First.Text is null ? pair.Second.Value : redaction.Of(pair.Second.Value))).Where(pair => pair.Value.Length > 0)],
            Moments = [.. file.Events.Select(happened => (Happened: happened, Moment: CaseMoments.Of(speech, happened))).Where(pair => pair.Moment is not null).Select(pair =>
                new DossierMoment(pair.Moment!.At, pair.Moment.When, CaseEventJson.NameOf(pair.Happened), pair.Moment.What, pair.Moment.Text is { Length: > 0 } text ? redaction.Of(text) : null))],
            School = school,
            MadeBy = speech.Name(maker),
            MadeAt = world.Now,
        };
    }

    private static IEnumerable<(string, string)> Facts(CaseSpeech speech, string school)
    {
        var file = speech.File;
        yield return (speech.Say(CaseWords.FactAbout), speech.Say(CaseWords.Of(file.Route)));
        if (file.Opening.Priority is Priority.Urgent)
        {
            yield return (speech.Say(CaseWords.FactPriority), speech.Say(CaseWords.FilterUrgent));
        }

        yield return (speech.Say(CaseWords.FactStatus), speech.Say(CaseWords.Of(file.Status)));
        yield return (speech.Say(CaseWords.FactArticles), string.Join(", ", file.Opening.Articles));
        yield return (speech.Say(CaseWords.FactSchool), school);
        yield return (speech.Say(CaseWords.FactSent), speech.When(file.OpenedAt));
        yield return (speech.Say(CaseWords.FactReporter), speech.Say(CaseWords.Of(file.Opening.ReporterRole)));
        if (!file.Seats.IsEmpty)
        {
            yield return (speech.Say(CaseWords.FactWith), string.Join(", ", file.Seats.Select(seat => speech.Say(CaseWords.Of(seat.Role))).Distinct()));
        }

        foreach (var ending in CaseFacts.Ending(speech))
        {
            yield return ending;
        }
    }
}
