using System.Text.Json;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Walks one path of a dialog through the endpoint, and compares its end with the policy.</summary>
internal static class PathWalk
{
    /// <summary>The equal ways to answer (contract, section 3).</summary>
    private enum Way
    {
        Button,
        Label,
        Id,
        Number,
        Synonym,
    }

    /// <returns>How many turns it took.</returns>
    public static async Task<int> WalkAsync(BotUnderTest bot, DialogPath path, int seed)
    {
        var english = seed % 7 == 0;
        var chat = bot.Chat(english ? "en-GB" : "nl-NL");
        var scenario = ShippedContent.Set.Scenario(path.Scenario)!;
        var heard = await chat.StartAsync(path.Scenario);
        var asked = path.Answers.Given.Where(given => scenario.Dialog.Step(given.Question)!.Input.SetBy(path.Answers) is null).ToList();
        var turns = 1;
        foreach (var given in asked)
        {
            var step = scenario.Dialog.Step(given.Question)!;
            Assert.Equal($"{path.Scenario}/{given.Question}", heard.Asks);
            Listed(heard, step, english ? Tongue.English : Tongue.Dutch);
            heard = await AnswerAsync(chat, path.Scenario, step, given.Answer, (Way)((seed + turns++) % 5), english ? Tongue.English : Tongue.Dutch);
        }

        Ends(heard, path);
        if (path.Verdict is { } verdict && scenario.Dialog.Finish is FinishKind.Summary)
        {
            Assert.Equal($"{path.Scenario}/confirm", heard.Asks);
            heard = await chat.PressAsync(path.Scenario, "confirm", seed % 2 == 0 ? "cancel" : "send");
            turns++;
            Assert.Null(heard.Asks);
            Assert.NotEmpty(heard.Activities);
        }

        return turns;
    }

    /// <summary>Each question says how far one is, and can be answered without a card.</summary>
    private static void Listed(Heard heard, WaterfallStep step, Tongue tongue)
    {
        var question = heard.Trace("protocolbot/question")!.Value;
        Assert.True(question.GetProperty("step").GetInt32() <= question.GetProperty("steps").GetInt32());
        var choices = ContentMeaning.ChoicesOf(step.Prompt);
        Assert.Equal(choices.Select(choice => choice.Id), question.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("id").GetString()!).Where(id => id != "skip"));
        var twin = heard.Activities[^1].Attachments![0].Content!.Value.GetProperty("fallbackText").GetString()!;
        Assert.All(choices, choice => Assert.Contains(choice.Label.In(tongue), twin, StringComparison.Ordinal));
    }

    private static Task<Heard> AnswerAsync(Chat chat, string scenario, WaterfallStep step, Answer answer, Way way, Tongue tongue)
    {
        if (answer is not Answer.Chosen chosen)
        {
            return step.Prompt is TextPrompt { Skippable: true } ? chat.PressAsync(scenario, step.Id, "skip") : chat.SayAsync("Een gewone zin zonder namen.");
        }

        var choices = ContentMeaning.ChoicesOf(step.Prompt);
        var choice = choices.First(candidate => candidate.Id == chosen.Ids[0]);
        return way switch
        {
            _ when chosen.Ids.Length > 1 => chat.PressAsync(scenario, step.Id, [.. chosen.Ids]),
            Way.Label => chat.SayAsync(choice.Label.In(tongue)),
            Way.Id => chat.SayAsync(choice.Id),
            Way.Number => chat.SayAsync($"{choices.IndexOf(choice) + 1}"),
            Way.Synonym when choice.Synonyms.In(tongue) is [var first, ..] => chat.SayAsync(first),
            _ => chat.PressAsync(scenario, step.Id, choice.Id),
        };
    }

    private static void Ends(Heard heard, DialogPath path)
    {
        var policy = PolicyTables.Of(path.Scenario, path.Answers);
        if (path.GoesOn is { } next)
        {
            Assert.Equal(policy.GoesOn, next);
            Assert.StartsWith($"{next}/", heard.Asks, StringComparison.Ordinal);
            return;
        }

        var verdict = Assert.NotNull(heard.Trace("protocolbot/verdict"));
        Assert.Equal((path.Scenario, policy.Verdict, policy.Route, policy.Urgent ? "urgent" : "normal", policy.Row), (Word("scenario"), Word("verdict"), Word("route"), Word("priority"), Word("rule")));
        Assert.Equal(policy.Articles, Strings(verdict, "articles"));
        Assert.Equal(path.Verdict!.Receivers.Select(PolicyIds.Of), Strings(verdict, "receivers"));
        Assert.Equal(ShippedContent.Set.Hash, Word("contentHash"));
        Cited(heard, policy.Articles);

        string? Word(string name) => verdict.GetProperty(name).GetString();
    }

    /// <summary>The citations that people see: each paragraph, verbatim.</summary>
    private static void Cited(Heard heard, string[] articles)
    {
        var citations = Assert.NotNull(heard.Trace("https://schema.org/Message")).GetProperty("citation").EnumerateArray().Select(citation => citation.GetProperty("appearance")).ToList();
        Assert.Equal(articles.Select(article => ShippedContent.Set.Protocol.Find(article)!.Verbatim), citations.Select(appearance => appearance.GetProperty("abstract").GetString()!));
    }

    private static IEnumerable<string> Strings(JsonElement trace, string name) => trace.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
