using System.Collections.Immutable;
using System.Text.Json;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Content;
using ProtocolBot.Tests.Language;
using ProtocolBot.Tests.Turns;

using Xunit;

namespace ProtocolBot.Tests.Cards;

/// <summary>Conversations through the shipped content, in both languages: every card in them is light, whole and valid, and its twin leaves nothing out.</summary>
public sealed class ShippedCardsTests
{
    private const int WalksPerScenario = 60;

    private static readonly ContentSet Content = ContentLoader.Load(ShippedWords.Folder);

    private static readonly ReplyRenderer Renderer = new(Content, traces: false);

    private static readonly Lazy<ImmutableArray<Reply>> Said = new(() => [.. Walks().DistinctBy(reply => Renderer.Render(reply, "sms").Text)]);

    [Fact]
    public void Every_kind_of_reply_and_every_scenario_was_met()
    {
        Assert.Equal(6, Said.Value.Select(reply => reply.GetType()).Distinct().Count());
        Assert.Empty(Content.Scenarios.Select(scenario => scenario.Id).Except(Said.Value.Select(reply => (reply as Reply.Question)?.Scenario ?? (reply as Reply.VerdictCard)?.Verdict.Scenario ?? (reply as Reply.Summary)?.Verdict.Scenario)));
    }

    [Fact]
    public void Every_card_passes_the_lint() => Assert.All(Cards(), card => Assert.Empty(CardLint.Check(card)));

    [Fact]
    public async Task Every_card_passes_the_schema()
    {
        var problems = await CardSchema.ProblemsAsync(Cards(), TestContext.Current.CancellationToken);

        Assert.Empty(problems.SelectMany(one => one).Distinct());
    }

    [Fact]
    public void No_reply_is_too_heavy_for_a_card_with_its_whole_twin() =>
        Assert.All(Said.Value.Where(reply => reply is not Reply.Message { Title: null, Buttons.IsEmpty: true }), reply =>
            Assert.Equal(TextTwin.Of(reply), Renderer.Render(reply, "msteams").Attachments?[0].Content?.GetProperty("fallbackText").GetString()));

    [Fact]
    public void Every_question_can_be_answered_from_the_text_alone() => Assert.All(Said.Value.OfType<Reply.Question>(), question =>
    {
        var text = TextTwin.Of(question);
        Assert.Contains(question.Ask, text, StringComparison.Ordinal);
        if (question.Step.Prompt is not TextPrompt)
            Assert.All(question.Options.Index(), option => Assert.Contains($"{option.Index + 1}. {option.Item.Label}", text, StringComparison.Ordinal));
    });

    [Fact]
    public void Every_answer_can_be_pressed_or_chosen_on_the_card() => Assert.All(Said.Value.OfType<Reply.Question>(), question =>
    {
        var card = Renderer.Render(question, "msteams").Attachments![0].Content!.Value.GetRawText();
        Assert.All(question.Options, option => Assert.True(
            card.Contains($"\"answer\":\"{option.Id}\"", StringComparison.Ordinal) || card.Contains($"\"value\":\"{option.Id}\"", StringComparison.Ordinal), $"{question.Step.Id}: {option.Id}"));
    });

    [Fact]
    public void A_verdict_names_its_paragraphs_steps_and_texts_in_both_forms() => Assert.All(Said.Value.OfType<Reply.VerdictCard>(), verdict =>
    {
        var text = TextTwin.Of(verdict);
        string[] all = [verdict.Words.Headline, verdict.Words.Because, verdict.Words.Advice, .. verdict.Words.Next, .. verdict.Words.Cited.Select(paragraph => paragraph.Verbatim), .. verdict.Words.Copy.Select(copy => copy.Text), .. verdict.Words.Interpretations];
        Assert.All(all, words => Assert.Contains(words, text, StringComparison.Ordinal));
        var card = Core.Language.Markdown.Plain(string.Join("\n", Texts(Renderer.Render(verdict, "msteams").Attachments![0].Content!.Value.GetProperty("body"))));
        Assert.All(all, words => Assert.Contains(Core.Language.Markdown.Plain(Core.Language.Markdown.Escape(words)), card, StringComparison.Ordinal));
    });

    private static IEnumerable<JsonElement> Cards() => Said.Value.Select(reply => Renderer.Render(reply, "msteams").Attachments?[0].Content).OfType<JsonElement>();

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "text" ? [member.Value.GetString()!] : Texts(member.Value)),
        _ => [],
    };

    private static IEnumerable<Reply> Walks()
    {
        var random = new Random(20261123);
        foreach (var english in new[] { false, true })
        {
            foreach (var thing in new[] { Asks.Menu, Asks.Help, Asks.MyCases, Asks.MyData, Asks.PressNote })
                foreach (var reply in Begin(english).Ask(thing).Replies)
                    yield return reply is Reply.MyData asked ? new KeptData(reply.Tongue, Contact: true, Reported: 3, Received: 2, Cards: 1).Tell(Content, asked) : reply;
            foreach (var scenario in Content.Scenarios)
            {
                for (var walk = 0; walk < WalksPerScenario; walk++)
                    foreach (var reply in Walk(Begin(english).Start(scenario.Id), random))
                        yield return reply;
            }
        }
    }

    private static Play Begin(bool english)
    {
        var play = new Play(new Person("Sanne_*", Role.Medewerker, "vo")) { Content = Content };
        return english ? play.Ask(Asks.English) : play;
    }

    private static IEnumerable<Reply> Walk(Play play, Random random)
    {
        for (var steps = 0; steps < 25; steps++)
        {
            foreach (var reply in play.Replies)
                yield return reply;
            if (play.Replies.Select(reply => reply as Reply.Question ?? (reply as Reply.Summary)?.Confirm).OfType<Reply.Question>().LastOrDefault() is not { } question)
                break;
            Answer(play, question, random);
        }

        if (play.Replies.OfType<Reply.VerdictCard>().FirstOrDefault() is { } verdict)
            foreach (var button in verdict.Buttons.Where(button => button.Kind == ButtonKind.Ask))
                foreach (var reply in play.Push(button).Replies)
                    yield return reply;
    }

    private static void Answer(Play play, Reply.Question question, Random random)
    {
        if (random.Next(12) == 0)
        {
            play.Ask(Asks.Summary);
            return;
        }

        if (question.Step.Prompt is TextPrompt)
            play.Say(random.Next(3) == 0 ? "skip" : $"Jan *de* [Vries](x) <b> 06-12345678 {new string('w', random.Next(300))}");
        else if (question.Step.Prompt is ChoicePrompt { Many: true })
            play.Press(question.Scenario, question.Step.Id, [.. question.Options.Where(_ => random.Next(2) == 0).Select(option => option.Id)]);
        else
            play.Press(question.Scenario, question.Step.Id, question.Options[random.Next(question.Options.Length)].Id);
    }
}
