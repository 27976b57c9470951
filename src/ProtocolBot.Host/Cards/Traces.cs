using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>What machines read of a reply (contract, section 2). Types and fields are stable; what people wrote is never among them.</summary>
internal sealed class Traces(ContentSet content)
{
    public IEnumerable<JsonElement> Of(Reply reply)
    {
        if (reply.Understanding is { } understanding)
            yield return Element(Understanding(understanding));

        switch (reply)
        {
            case Reply.Question question:
                yield return Element(Question(question));
                break;
            case Reply.Lesson lesson:
                yield return Element(Lesson(lesson.Trace));
                if (!lesson.Options.IsEmpty)
                    yield return Element(Choosing(lesson));
                break;
            case Reply.VerdictCard verdict:
                yield return Element(Verdict(verdict.Verdict));
                break;
            case Reply.Summary summary:
                yield return Element(Question(summary.Confirm));
                yield return Element(Verdict(summary.Verdict));
                break;
            case Reply.CaseCard cased:
                yield return Element(Case(cased.View));
                break;
            case Reply.Paragraphs paragraphs when reply.Understanding is not null:
                yield return Element(Answer(paragraphs));
                break;
        }
    }

    private static JsonObject Understanding(UnderstandingTrace trace) => new()
    {
        ["type"] = "protocolbot/understanding",
        ["kind"] = trace.Kind,
        ["scenario"] = trace.Scenario,
        ["articles"] = List(trace.Articles),
        ["urgent"] = trace.Urgent,
        ["confidence"] = trace.Confidence,
        ["by"] = trace.By,
    };

    private static JsonObject Question(Reply.Question question) => new()
    {
        ["type"] = "protocolbot/question",
        ["scenario"] = question.Scenario,
        ["question"] = question.Step.Id,
        ["answers"] = question.Step.Prompt is TextPrompt ? [] : new JsonArray([.. question.Options.Select(option => new JsonObject { ["id"] = option.Id, ["label"] = option.Label })]),
        ["step"] = question.Number,
        ["steps"] = question.AtMost,
    };

    private static JsonObject Lesson(LessonTrace trace) => new()
    {
        ["type"] = "protocolbot/lesson",
        ["lesson"] = trace.Lesson,
        ["of"] = trace.Of,
        ["kind"] = trace.Kind,
        ["score"] = trace.Score,
    };

    private static JsonObject Choosing(Reply.Lesson lesson) => new()
    {
        ["type"] = "protocolbot/question",
        ["scenario"] = ScenarioIds.Onboarding,
        ["question"] = lesson.Step,
        ["answers"] = new JsonArray([.. lesson.Options.Select(option => new JsonObject { ["id"] = option.Id, ["label"] = option.Label })]),
        ["step"] = lesson.Trace.Lesson,
        ["steps"] = lesson.Trace.Of,
    };

    private JsonObject Verdict(Verdict verdict) => new()
    {
        ["type"] = "protocolbot/verdict",
        ["scenario"] = verdict.Scenario,
        ["verdict"] = PolicyIds.Of(verdict.Kind),
        ["articles"] = List(verdict.Articles),
        ["route"] = PolicyIds.Of(verdict.Route),
        ["priority"] = PolicyIds.Of(verdict.Priority),
        ["rule"] = verdict.Rule,
        ["answers"] = Answers(verdict),
        ["receivers"] = List(verdict.Receivers.Select(PolicyIds.Of)),
        ["protocolVersion"] = content.Protocol.Version,
        ["contentHash"] = content.Hash,
        ["interpretations"] = List(verdict.Interpretations),
    };

    private static JsonObject Case(Core.Cases.CaseView view) => new()
    {
        ["type"] = "protocolbot/case",
        ["case"] = view.Number.Value,
        ["route"] = PolicyIds.Of(view.Route),
        ["stage"] = view.Stage,
        ["status"] = Core.Cases.CaseIds.Of(view.Status),
        ["priority"] = PolicyIds.Of(view.Priority),
        ["role"] = PolicyIds.Of(view.Role),
        ["actions"] = List(view.Actions.Select(button => Core.Cases.CaseIds.Of(button.Action))),
    };

    private JsonObject Answer(Reply.Paragraphs paragraphs) => new()
    {
        ["type"] = "protocolbot/answer",
        ["articles"] = List(paragraphs.Cited.Select(paragraph => paragraph.Id)),
        ["verdict"] = null,
        ["by"] = paragraphs.Worded is null ? "quote" : "model",
        ["protocolVersion"] = content.Protocol.Version,
    };

    /// <summary>Ids; of a question that takes several always an array, of one in the person's own words nothing but that it was answered.</summary>
    private JsonObject Answers(Verdict verdict)
    {
        var steps = content.Scenario(verdict.Scenario)?.Dialog;
        var answers = new JsonObject();
        foreach (var given in verdict.Answers.Given)
        {
            answers[given.Question] = given.Answer switch
            {
                Answer.Chosen chosen when steps?.Step(given.Question)?.Prompt is ChoicePrompt { Many: true } || chosen.Ids.Length > 1 => List(chosen.Ids),
                Answer.Chosen chosen => chosen.Ids[0],
                Core.Tables.Answer.Skipped => "skip",
                _ => null,
            };
        }

        return answers;
    }

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(id => JsonValue.Create(id))]);

    private static JsonElement Element(JsonObject entity) => JsonElement.Parse(entity.ToJsonString());
}
