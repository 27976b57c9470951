using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>INTERIM until the cards land: text and traces.</summary>
internal sealed class ReplyRenderer(ContentSet content, bool traces)
{
    public IReadOnlyList<Activity> Render(TurnDecision decision, Activity inbound) => [.. decision.Replies.Select(Render)];

    private Activity Render(Reply reply)
    {
        var entities = new List<JsonElement>();
        if (traces && reply.Understanding is { } u)
        {
            Add(entities, new JsonObject { ["type"] = "protocolbot/understanding", ["kind"] = u.Kind, ["scenario"] = u.Scenario, ["articles"] = Array(u.Articles), ["urgent"] = u.Urgent, ["confidence"] = u.Confidence, ["by"] = u.By });
        }

        var text = reply switch
        {
            Reply.Message m => $"{m.Title}\n\n{m.Text}",
            Reply.Question q => Question(q, entities),
            Reply.VerdictCard v => Verdict(v.Verdict, v.Words, entities),
            Reply.Summary s => Verdict(s.Verdict, s.Words, entities) + "\n\n" + string.Join("\n", s.WhoAndWhat) + Question(s.Confirm, entities),
            Reply.NoticeCard n => $"**{n.Title}**\n\n{n.Text}\n\n" + string.Join("\n", n.Phones.Select(p => $"{p.Name}: {p.Number} {p.Hours}")),
            Reply.Paragraphs p => p.Title + string.Join("\n\n", p.Cited.Select(c => $"{c.Id}: {c.Verbatim}")),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new Activity { Type = "message", Text = text, TextFormat = "markdown", Entities = entities.Count == 0 ? null : entities };
    }

    private string Question(Reply.Question q, List<JsonElement> entities)
    {
        if (traces)
        {
            var answers = new JsonArray([.. q.Options.Select(o => new JsonObject { ["id"] = o.Id, ["label"] = o.Label })]);
            Add(entities, new JsonObject { ["type"] = "protocolbot/question", ["scenario"] = q.Scenario, ["question"] = q.Step.Id, ["answers"] = answers, ["step"] = q.Number, ["of"] = q.AtMost, ["steps"] = q.AtMost });
        }

        return string.Join("\n\n", q.Before) + $"\n\n**{q.Ask}**\n\n" + string.Join("\n", q.Options.Select((o, at) => $"{at + 1}. {o.Label}"));
    }

    private string Verdict(Verdict v, VerdictWords w, List<JsonElement> entities)
    {
        if (traces)
        {
            var answers = new JsonObject();
            foreach (var given in v.Answers.Given)
            {
                answers[given.Question] = given.Answer is Answer.Chosen c ? (c.Ids.Length == 1 ? c.Ids[0] : Array(c.Ids)) : null;
            }

            Add(entities, new JsonObject
            {
                ["type"] = "protocolbot/verdict", ["scenario"] = v.Scenario, ["verdict"] = PolicyIds.Of(v.Kind), ["articles"] = Array(v.Articles), ["route"] = PolicyIds.Of(v.Route),
                ["priority"] = PolicyIds.Of(v.Priority), ["rule"] = v.Rule, ["answers"] = answers, ["receivers"] = Array(v.Receivers.Select(PolicyIds.Of)),
                ["protocolVersion"] = content.Protocol.Version, ["contentHash"] = content.Hash, ["interpretations"] = Array(v.Interpretations),
            });
        }

        return $"**{w.Headline}**\n\n{w.Because}\n\n{w.NextTitle}\n{string.Join("\n", w.Next)}\n\n{w.Advice}";
    }

    private static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => JsonValue.Create(item))]);

    private static void Add(List<JsonElement> entities, JsonObject entity) => entities.Add(JsonDocument.Parse(entity.ToJsonString()).RootElement.Clone());
}
