using System.Text.Json;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>What stands at the end of a path: the verdict as the policy has it, with its words and its paragraphs.</summary>
internal static class PathEnd
{
    public static void IsAsThePolicySays(Heard heard, DialogPath path, Tongue tongue)
    {
        var policy = PolicyTables.Of(path.Scenario, path.Answers);
        Assert.Equal(path.Rule.Id, policy.Row);
        if (path.GoesOn is { } next)
        {
            Assert.Equal(policy.GoesOn, next);
            Assert.StartsWith($"{next}/", heard.Asks, StringComparison.Ordinal);
            Assert.Null(heard.Verdict);
            NoticesComeFirst(heard, path, next);
            return;
        }

        var verdict = Assert.NotNull(heard.Trace("protocolbot/verdict"));
        Assert.Equal((path.Scenario, policy.Verdict, policy.Route, policy.Urgent ? "urgent" : "normal", policy.Row), (Word("scenario"), Word("verdict"), Word("route"), Word("priority"), Word("rule")));
        Assert.Equal(policy.Articles, Strings(verdict, "articles"));
        Assert.Equal(PolicyReceivers.Of(policy.Route, path.Answers), Strings(verdict, "receivers"));
        Assert.Equal(Given(path), GivenIn(verdict));
        Assert.Equal((ShippedContent.Set.Hash, ShippedContent.Set.Protocol.Version), (Word("contentHash"), Word("protocolVersion")));
        Assert.StartsWith(ShippedContent.Set.Wording[$"headline.{policy.Headline ?? policy.Verdict}"].In(tongue), heard.Last.Speak, StringComparison.Ordinal);
        IsCited(heard, policy.Articles);

        string? Word(string name) => verdict.GetProperty(name).GetString();
    }

    /// <summary>112, and the law that goes first, stand above the next question.</summary>
    private static void NoticesComeFirst(Heard heard, DialogPath path, string next)
    {
        if (path.Answers["concern"] == Answer.Of("danger") || next == "report")
        {
            Assert.Contains("112", heard.Said(0), StringComparison.Ordinal);
        }

        if (next == "report")
        {
            Assert.Contains("0900-1113111", string.Join("\n", heard.Activities.SkipLast(1).Select((_, at) => heard.Said(at))), StringComparison.Ordinal);
        }
    }

    /// <summary>The citations that people see: each paragraph, by its name and verbatim.</summary>
    private static void IsCited(Heard heard, string[] articles)
    {
        var shown = Assert.NotNull(heard.Trace("https://schema.org/Message")).GetProperty("citation").EnumerateArray().Select(citation => citation.GetProperty("appearance")).ToList();
        Assert.Equal(articles.Select(article => ShippedContent.Set.Protocol.Find(article)!.Verbatim), shown.Select(appearance => appearance.GetProperty("abstract").GetString()!));
        Assert.Equal(articles.Select(article => article == "Inleiding" ? article : $"Artikel {article}"), shown.Select(appearance => appearance.GetProperty("name").GetString()!));
    }

    /// <summary>What people wrote is not in the trace; of a text it says at most that it was passed over.</summary>
    private static IEnumerable<string> Given(DialogPath path) =>
        path.Answers.Given.Select(given => given.Answer is Answer.Chosen chosen ? $"{given.Question}={string.Join('+', chosen.Ids)}" : $"{given.Question}=text").Order();

    private static IEnumerable<string> GivenIn(JsonElement verdict) => verdict.GetProperty("answers").EnumerateObject().Select(answer => answer.Value switch
    {
        { ValueKind: JsonValueKind.Array } several => $"{answer.Name}={string.Join('+', several.EnumerateArray().Select(id => id.GetString()))}",
        { ValueKind: JsonValueKind.Null } => $"{answer.Name}=text",
        var one when one.GetString() == "skip" => $"{answer.Name}=text",
        var one => $"{answer.Name}={one.GetString()}",
    }).Order();

    private static IEnumerable<string> Strings(JsonElement trace, string name) => trace.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
