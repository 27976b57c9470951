using System.Collections.Immutable;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>What a case can be begun with: the school's organisation, and a number that nobody has.</summary>
public sealed record CaseStart(CaseWorld World, CaseNumber Number);

/// <summary>"Verstuur": the case begins, once it is known for which school, and whose leidinggevende.</summary>
internal static class Filing
{
    /// <summary>The values of <see cref="DialogInstance.Changing"/> while these are asked.</summary>
    public const string AskingSchool = "school";
    public const string AskingLeidinggevende = "leidinggevende";

    public const string AskingToSend = "confirm";

    /// <summary>The answer of who cannot say.</summary>
    private const string Unknown = "unknown";

    /// <summary>A question of the press that nobody permitted yet: the summary of what would go to the directeur, who decides.</summary>
    public static TurnDecision AskThePress(Exchange exchange)
    {
        var press = exchange.Content.Scenario(ScenarioIds.Press) ?? throw new InvalidOperationException("no scenario about the press");
        var dialogs = DialogVerbs.Begin(press.Dialog, exchange.Content.Hash, Answers.None.With("permission", Answer.Of("no"))).Change(AskingToSend);
        return exchange.Decision(dialogs, [Walk.Present(exchange, dialogs, [])]);
    }

    /// <summary>Begins the case, or asks what must be known first.</summary>
    public static TurnDecision Send(Exchange exchange, CaseStart start, PersonId reporter)
    {
        var active = exchange.Dialogs.Active!;
        if (active.School is null && Schools(exchange, start).Length != 1)
        {
            return Ask(exchange, AskingSchool);
        }

        if (active.Leidinggevende is null && LacksLeidinggevende(exchange, start, active))
        {
            return Ask(exchange, AskingLeidinggevende);
        }

        var opening = Opening(exchange, start, reporter, active);
        var decision = CaseActing.Open(start.World, opening);
        var card = new Reply.CaseCard(CaseViews.Received(exchange.Content, exchange.Tongue, start.World, CaseFile.Of(decision.Events))) { Tongue = exchange.Tongue };
        return exchange.Decision(DialogState.Empty, [card]) with { Status = DialogTurnStatus.Complete, Case = decision };
    }

    /// <summary>The step that asks for the school or the leidinggevende; null when neither is asked.</summary>
    public static AskedStep? Step(Exchange exchange, DialogInstance active)
    {
        if (exchange.Input.Start is not { } start)
        {
            return null;
        }

        var most = exchange.ScenarioOf(active).Dialog.Steps.Length;
        return active.Changing switch
        {
            AskingSchool => new(Step(exchange, AskingSchool, WordingIds.WhichSchool, WordingIds.WhichSchoolWhy, Schools(exchange, start).Select(school => (school.Id.Value, school.Name))), most, most),
            AskingLeidinggevende => new(Step(exchange, AskingLeidinggevende, WordingIds.WhichLeidinggevende, WordingIds.WhichLeidinggevendeWhy, Candidates(exchange, start, active).Select(person => (person.Id.Value, person.Name))), most, most),
            AskingToSend => new(exchange.Content.Scenario(ScenarioIds.Doubt)!.Dialog.Steps[^1], most, most),
            _ => null,
        };
    }

    /// <summary>Takes the answer, and sends.</summary>
    public static TurnDecision Answered(Exchange exchange, string what, string id)
    {
        var dialogs = exchange.Dialogs.WithActive(active => what == AskingSchool
            ? active with { School = id, Changing = null }
            : active with { Leidinggevende = id, Changing = null });
        return Summaries.Send(exchange with { State = exchange.State with { Dialogs = dialogs } });
    }

    private static TurnDecision Ask(Exchange exchange, string what)
    {
        var dialogs = exchange.Dialogs.Change(what);
        return exchange.Decision(dialogs, [Walk.Present(exchange, dialogs, [])]);
    }

    private static WaterfallStep Step(Exchange exchange, string id, string ask, string why, IEnumerable<(string Id, string Name)> choices)
    {
        var wording = exchange.Content.Wording;
        ImmutableArray<Choice> all =
        [
            .. choices.Select(choice => new Choice(choice.Id, new Text(choice.Name, choice.Name), Synonyms.None)),
            new Choice(Unknown, wording[WordingIds.WhichUnknown], Synonyms.None),
        ];
        return new WaterfallStep(id, new ChoicePrompt(all), wording[ask], wording[why], Condition.Always, [], 0);
    }

    /// <summary>Where the reporter works; of somebody unknown it may be any.</summary>
    private static ImmutableArray<School> Schools(Exchange exchange, CaseStart start)
    {
        var organisation = start.World.Organisation;
        var known = exchange.Person.Id is { } id && organisation.Find(id) is { } employee
            ? employee.Posts.Select(post => organisation.Find(post.School)).OfType<School>().DistinctBy(school => school.Id).ToImmutableArray()
            : [];
        return known.IsEmpty ? organisation.Schools : known;
    }

    private static bool LacksLeidinggevende(Exchange exchange, CaseStart start, DialogInstance active) =>
        Plan(exchange, active).Any(stage => stage.Contains(Role.Leidinggevende))
        && exchange.Person.Id is { } reporter
        && start.World.Organisation.Holder(Role.Leidinggevende, reporter, SchoolOf(exchange, start, active)) is null
        && !Candidates(exchange, start, active).IsEmpty;

    private static ImmutableArray<Employee> Candidates(Exchange exchange, CaseStart start, DialogInstance active) =>
        [.. start.World.Organisation.Leidinggevenden(SchoolOf(exchange, start, active)).Where(person => person.Id != exchange.Person.Id)];

    private static SchoolId SchoolOf(Exchange exchange, CaseStart start, DialogInstance active) => active.School switch
    {
        null when Schools(exchange, start) is [var only] => only.Id,
        null or Unknown => new SchoolId(Unknown),
        { } chosen => new SchoolId(chosen),
    };

    private static ImmutableArray<ImmutableArray<Role>> Plan(Exchange exchange, DialogInstance active)
    {
        var verdict = Summaries.Verdict(exchange, active);
        return Receivers.Stages(verdict.Route, exchange.Person.Role, verdict.Concerned, verdict.Chosen);
    }

    private static CaseOpening Opening(Exchange exchange, CaseStart start, PersonId reporter, DialogInstance active)
    {
        var verdict = Summaries.Verdict(exchange, active);
        return new CaseOpening
        {
            Number = start.Number,
            Route = verdict.Route,
            Priority = verdict.Priority,
            Scenario = verdict.Scenario,
            Rule = verdict.Rule,
            Articles = verdict.Articles,
            Facts = [.. active.Answers.Given.Select(given => given.Answer switch
            {
                Answer.Chosen chosen => new CaseFact(given.Question, chosen.Ids, null),
                Answer.Written written => new CaseFact(given.Question, [], written.Text),
                _ => new CaseFact(given.Question, [], null),
            })],
            Reporter = reporter,
            ReporterRole = exchange.Person.Role,
            School = SchoolOf(exchange, start, active),
            Involved = verdict.Concerned,
            Plan = Plan(exchange, active),
            Pick = active.Leidinggevende is { } pick and not Unknown ? new PersonId(pick) : null,
            ProtocolVersion = exchange.Content.Protocol.Version,
            ContentHash = exchange.Content.Hash,
        };
    }
}
