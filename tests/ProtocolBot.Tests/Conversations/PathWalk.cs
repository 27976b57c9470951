using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Walks one path of a dialog through the endpoint: it is asked what the path asks and nothing besides, and ends as the policy says.</summary>
/// <param name="seed">Chooses the language, and in which of the equal ways each question is answered.</param>
internal sealed class PathWalk(BotUnderTest bot, DialogPath path, int seed)
{
    private readonly Scenario scenario = ShippedContent.Set.Scenario(path.Scenario)!;
    private readonly Tongue tongue = seed % 2 == 0 ? Tongue.Dutch : Tongue.English;
    private readonly Chat chat = bot.Chat(seed % 2 == 0 ? "nl-NL" : "en-GB");
    private int turns;

    /// <returns>How many turns it took.</returns>
    public async Task<int> WalkAsync()
    {
        var heard = await DoAsync(Start());
        var asked = path.Answers.Given.Where(given => scenario.Dialog.Step(given.Question)!.Input.SetBy(path.Answers) is null).ToList();
        for (var at = 0; at < asked.Count; at++)
        {
            var step = scenario.Dialog.Step(asked[at].Question)!;
            IsAsked(heard, step, at + 1);
            heard = await DoAsync(AnswerWay.Of(chat, path.Scenario, step, asked[at].Answer, tongue, Pick(at)));
        }

        PathEnd.IsAsThePolicySays(heard, path, tongue);
        if (path.GoesOn is not null)
        {
            await StopAsync();
        }
        else if (scenario.Dialog.Finish is FinishKind.Summary)
        {
            IsAsked(heard, scenario.Dialog.Steps[^1], asked.Count + 1);
            await ConfirmAsync();
        }
        else
        {
            Assert.Null(heard.Asks);
        }

        return turns;
    }

    private async Task<Heard> DoAsync(Activity activity)
    {
        turns++;
        return await bot.ExchangeAsync(activity);
    }

    private Activity Start() => (Pick(17) % 4) switch
    {
        0 => chat.Said(path.Scenario),
        1 => chat.Said(scenario.Title.In(tongue)),
        2 => AnswerWay.Execute(chat, new JsonObject { ["scenario"] = path.Scenario }),
        _ => chat.Pressed(new JsonObject { ["scenario"] = path.Scenario }),
    };

    /// <summary>This question and no other, with its place, and with all its answers in card, trace and text.</summary>
    private void IsAsked(Heard heard, WaterfallStep step, int number)
    {
        Assert.Equal($"{path.Scenario}/{step.Id}", heard.Asks);
        var question = Assert.NotNull(heard.Trace("protocolbot/question"));
        Assert.Equal((number, scenario.Dialog.Table.MostQuestions), (question.GetProperty("step").GetInt32(), question.GetProperty("steps").GetInt32()));
        Assert.InRange(number, 1, scenario.Dialog.Table.MostQuestions);

        var choices = ContentMeaning.ChoicesOf(step.Prompt);
        Assert.Equal(choices.Select(choice => (choice.Id, choice.Label.In(tongue))), question.GetProperty("answers").EnumerateArray().Select(answer => (answer.GetProperty("id").GetString()!, answer.GetProperty("label").GetString()!)));
        var twin = heard.Last.Attachments![0].Content!.Value.GetProperty("fallbackText").GetString()!;
        Assert.Contains(step.Ask.In(tongue), twin, StringComparison.Ordinal);
        Assert.All(choices, (choice, at) => Assert.Contains($"{at + 1}. {choice.Label.In(tongue)}", twin, StringComparison.Ordinal));
    }

    private async Task StopAsync()
    {
        var heard = await DoAsync(chat.Said("stop"));
        Assert.Null(heard.Asks);
        Assert.Contains(ShippedContent.Set.Wording[WordingIds.Stopped].In(tongue), heard.Words, StringComparison.Ordinal);
    }

    /// <summary>Sent or not sent, the conversation is at its end; sent gives a case on the verdict's route.</summary>
    private async Task ConfirmAsync()
    {
        var isSent = Pick(23) % 2 == 0;
        var heard = await DoAsync(AnswerWay.Of(chat, path.Scenario, scenario.Dialog.Steps[^1], Answer.Of(isSent ? "send" : "cancel"), tongue, Pick(29)));
        Assert.Null(heard.Asks);
        if (!isSent)
        {
            Assert.Contains(ShippedContent.Set.Wording[WordingIds.Cancelled].In(tongue), heard.Words, StringComparison.Ordinal);
            return;
        }

        var begun = Assert.NotNull(heard.Trace("protocolbot/case"));
        Assert.Equal(PolicyIds.Of(path.Verdict!.Route), begun.GetProperty("route").GetString());
        Assert.NotNull(CaseNumber.Read(begun.GetProperty("case").GetString()));
    }

    /// <summary>The same for the same seed on every machine.</summary>
    private int Pick(int what) => (int)(((uint)seed * 2654435761u + (uint)what * 40503u) >> 8 & 0xFFFF);
}
