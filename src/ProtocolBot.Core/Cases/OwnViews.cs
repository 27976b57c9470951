using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Cases;

/// <summary>Puts together what is kept of somebody. Others' names stay out: in our own words by their part, in what people wrote by the privacy guard.</summary>
public static class OwnViews
{
    /// <param name="running">What is remembered of this person's conversation.</param>
    public static OwnFile Of(ContentSet content, Tongue tongue, CaseWorld world, PersonId person, TurnState running, KeptData kept, ImmutableArray<CaseFile> mine, ImmutableArray<OwnTrace> traces)
    {
        var (employee, leaving) = (world.Organisation.Find(person), new LeavingOut(content, tongue, world.Now));
        return new OwnFile
        {
            MadeAt = world.Now,
            Person = person,
            Name = employee?.Name ?? person.Value,
            Email = employee?.Email,
            Kept = kept,
            Running = Dialog(content, tongue, running, leaving),
            Reported = [.. mine.Where(file => file.Reporter == person).Select(file => Reported(content, tongue, world, file, leaving))],
            Received = [.. mine.Where(file => file.Reporter != person).Select(file => Received(content, tongue, world, file, person, leaving))],
            Traces = traces,
        };
    }

    private static OwnDialog? Dialog(ContentSet content, Tongue tongue, TurnState running, LeavingOut leaving)
    {
        var input = new TurnInput.Asked(Asks.Summary, []) { Tongue = tongue, Person = new Person(null, Routes.Role.Medewerker, null), Now = DateTimeOffset.UnixEpoch };
        var exchange = new Exchange(content, running, input);
        return running.Dialogs.Active is { } active && content.Scenario(active.Id) is { } scenario
            ? new OwnDialog(scenario.Title.In(tongue), [.. Questions.Facts(exchange, active).Select(fact => new OwnLine(fact.Label, leaving.Of(fact.Value)))])
            : null;
    }

    private static OwnCase Reported(ContentSet content, Tongue tongue, CaseWorld world, CaseFile file, LeavingOut leaving)
    {
        var (named, plain) = (new CaseSpeech(content, tongue, world, file, file.Reporter, Names: true), new CaseSpeech(content, tongue, world, file, file.Reporter, Names: false));
        return Begin(plain) with
        {
            Written = [.. CaseFacts.Story(named).Select(fact => new OwnLine(fact.Label, leaving.Of(fact.Value)))],
            Moments = [.. file.Events.Select(happened => Moment(named, plain, happened, leaving)).OfType<OwnMoment>()],
        };
    }

    /// <summary>The case itself is about others: here stands what this person did on it.</summary>
    private static OwnCase Received(ContentSet content, Tongue tongue, CaseWorld world, CaseFile file, PersonId person, LeavingOut leaving)
    {
        var (named, plain) = (new CaseSpeech(content, tongue, world, file, person, Names: true), new CaseSpeech(content, tongue, world, file, person, Names: false));
        return Begin(plain) with { Moments = [.. file.Events.Where(happened => happened.By == person).Select(happened => Moment(named, plain, happened, leaving)).OfType<OwnMoment>()] };
    }

    private static OwnCase Begin(CaseSpeech speech) => new()
    {
        Number = speech.File.Number.Value,
        About = speech.Say(CaseWords.Of(speech.File.Route)),
        State = speech.Say(CaseWords.Of(speech.File.Status)),
        Part = speech.RoleName(speech.Viewer),
        SentAt = speech.File.OpenedAt,
        Written = [],
        Moments = [],
    };

    private static OwnMoment? Moment(CaseSpeech named, CaseSpeech plain, CaseEvent happened, LeavingOut leaving) => CaseMoments.Of(plain, happened) is { } moment
        ? new OwnMoment(moment.At, moment.What, CaseMoments.Of(named, happened)?.Text is { Length: > 0 } text ? leaving.Of(text) : null)
        : null;
}
