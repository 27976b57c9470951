using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;

using Xunit;

namespace ProtocolBot.Tests.Models;

/// <summary>A model that is wrong, down, slow or babbling: the person gets the local answer, and nobody waits longer than the turn's time.</summary>
public sealed class ModelFaultTests(ModelBench bench) : IClassFixture<ModelBench>
{
    private const string Quote = "De betrokkene is persoonlijk verantwoordelijk voor de inhoud";

    /// <summary>What the service may do instead of answering; none of them needs the clock.</summary>
    private static readonly Dictionary<string, Func<HttpContext, Task>> Faults = new(StringComparer.Ordinal)
    {
        ["429 with Retry-After"] = static context => FakeAzureOpenAI.StatusAsync(context, 429, "20"),
        ["429 with a date"] = static context => FakeAzureOpenAI.StatusAsync(context, 429, "Mon, 05 Jan 2026 09:10:00 GMT"),
        ["429 with nonsense"] = static context => FakeAzureOpenAI.StatusAsync(context, 429, "soon"),
        ["500"] = static context => FakeAzureOpenAI.StatusAsync(context, 500),
        ["401"] = static context => FakeAzureOpenAI.StatusAsync(context, 401),
        ["404"] = static context => FakeAzureOpenAI.StatusAsync(context, 404),
        ["a redirect elsewhere"] = static context => { context.Response.Redirect("http://127.0.0.1:1/"); return Task.CompletedTask; },
        ["content filter on the question"] = static context => FakeAzureOpenAI.StatusAsync(context, 400, code: "content_filter"),
        ["content filter on the answer"] = static context => FakeAzureOpenAI.SayAsync(context, ModelBots.Understood("scenario", "press"), "content_filter"),
        ["a refusal"] = FakeAzureOpenAI.RefuseAsync,
        ["no content"] = static context => FakeAzureOpenAI.SayAsync(context, ""),
        ["no choices"] = static context => FakeAzureOpenAI.JsonAsync(context, JsonNode.Parse("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}""")!),
        ["a tool call"] = static context => FakeAzureOpenAI.JsonAsync(context, JsonNode.Parse("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"approve","arguments":"{}"}}]}}]}""")!),
        ["JSON of another kind"] = static context => FakeAzureOpenAI.TextAsync(context, "[1,2,3]", "application/json"),
        ["JSON with wrong types"] = static context => FakeAzureOpenAI.TextAsync(context, """{"id":5,"choices":"none","created":"yesterday"}""", "application/json"),
        ["a page"] = static context => FakeAzureOpenAI.TextAsync(context, "<html><body>Service</body></html>", "text/html"),
        ["nothing"] = static context => FakeAzureOpenAI.TextAsync(context, "", "application/json"),
        ["half of an answer"] = static context => FakeAzureOpenAI.TextAsync(context, """{"id":"x","choices":[{"message":{"content":"{\"ki""", "application/json"),
        ["a stream of garbage"] = static context => FakeAzureOpenAI.TextAsync(context, string.Concat(Enumerable.Repeat("data: {\"choices\":[{\"delta\":{\"content\":\"mag \"}}]}\n\n", 200)) + "data: [DONE]\n\n", "text/event-stream"),
        ["a connection that is cut"] = static context => { context.Abort(); return Task.CompletedTask; },
        ["a connection that is cut half way"] = static async context => { context.Response.ContentLength = 500; await context.Response.WriteAsync("{\"id\":"); await context.Response.Body.FlushAsync(); context.Abort(); },
        ["text without end"] = FakeAzureOpenAI.EndlessAsync,
        ["text for JSON"] = static context => FakeAzureOpenAI.SayAsync(context, "Ja hoor, dat mag!"),
        ["JSON in a fence"] = static context => FakeAzureOpenAI.SayAsync(context, $"```json\n{ModelBots.Understood("scenario", "press")}\n```"),
        ["a field that is missing"] = static context => FakeAzureOpenAI.SayAsync(context, """{"kind":"scenario","scenario":"press"}"""),
        ["a field too many"] = static context => FakeAzureOpenAI.SayAsync(context, """{"kind":"scenario","scenario":"press","articles":[],"urgent":false,"verdict":"allowed","sentences":[]}"""),
        ["null for a word"] = static context => FakeAzureOpenAI.SayAsync(context, """{"kind":null,"scenario":null,"articles":[null],"urgent":false,"sentences":[null]}"""),
        ["null in a list"] = static context => FakeAzureOpenAI.SayAsync(context, context.Items["task"] is "understood" ? """{"kind":"question","scenario":"none","articles":[null],"urgent":false}""" : """{"sentences":[null]}"""),
        ["a field twice"] = static context => FakeAzureOpenAI.SayAsync(context, """{"kind":"unclear","kind":"scenario","scenario":"press","articles":[],"urgent":false}"""),
        ["very deep JSON"] = static context => FakeAzureOpenAI.SayAsync(context, new string('[', 5_000)),
        ["ids that do not exist"] = static context => FakeAzureOpenAI.SayAsync(context, context.Items["task"] is "understood" ? ModelBots.Understood("question", "approve-all", false, "9.9", "5.8.1", "'; drop") : ModelBots.Worded(("Zo is het.", "9.9", Quote))),
        ["a quote that was altered"] = static context => FakeAzureOpenAI.SayAsync(context, context.Items["task"] is "understood" ? ModelBots.Understood("unclear") : ModelBots.Worded(("Jij bent zelf verantwoordelijk voor wat je plaatst.", "4.7", Quote.Replace("persoonlijk", "nooit", StringComparison.Ordinal)))),
        ["another language"] = static context => FakeAzureOpenAI.SayAsync(context, context.Items["task"] is "understood" ? ModelBots.Understood("onduidelijk", "pers") : ModelBots.Worded(("You are responsible for what you post.", "4.7", Quote))),
    };

    public static TheoryData<string> Kinds => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_it_does_the_answer_is_the_local_one(string fault)
    {
        var (model, bot, alone) = (bench.NextDay(), bench.Bot, bench.Alone);
        model.Answer = (request, context) =>
        {
            context.Items["task"] = request.Task;
            return Faults[fault](context);
        };

        foreach (var text in new[] { ModelBots.Gibberish, ModelBots.ByNumber })
        {
            var (heard, local) = (await bot.Chat().SayAsync(text), await alone.Chat().SayAsync(text));

            Assert.Equal(local.Words, heard.Words);
            Assert.Equal(local.Trace("protocolbot/understanding")!.Value.ToString(), heard.Trace("protocolbot/understanding")!.Value.ToString());
        }

        Assert.InRange(model.Requests.Count, 1, 2);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Text.Contains("GEHEIM", StringComparison.Ordinal) || line.Text.Contains(ModelBots.Key, StringComparison.Ordinal) || line.Text.Contains("brrl", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silence_is_waited_for_three_and_a_half_seconds_and_no_more(bool afterTheFirstWords)
    {
        var (model, bot, clock) = (bench.NextDay(), bench.Bot, bench.Clock);
        var (silent, passed) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), TimeSpan.FromSeconds(3.5) - TimeSpan.FromMilliseconds(1));
        model.WhenSilent = silent.SetResult;
        model.Answer = (_, context) => model.SilentAsync(context, afterTheFirstWords ? "{\"id\":" : "");

        var answer = bot.Chat().SayAsync(ModelBots.Gibberish);
        await silent.Task;
        clock.Advance(passed);
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("unclear", (await answer).Word("understanding", "kind"));
        Assert.Contains(bot.Log.Lines, line => line.Text.Contains("(understood): slow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Both_questions_of_a_turn_share_one_time()
    {
        var (model, bot, clock) = (bench.NextDay(), bench.Bot, bench.Clock);
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.WhenSilent = silent.SetResult;
        model.Answer = (request, context) =>
        {
            if (request.Task != "understood")
            {
                return model.SilentAsync(context);
            }

            clock.Advance(TimeSpan.FromSeconds(3));
            return FakeAzureOpenAI.SayAsync(context, ModelBots.Understood("question", "none", false, "4.7"));
        };

        var answer = bot.Chat().SayAsync(ModelBots.Gibberish);
        await silent.Task;
        clock.Advance(TimeSpan.FromSeconds(0.5));

        // What the first gave is kept: the paragraphs, without the model's words.
        Assert.Equal(("model", "quote"), ((await answer).Word("understanding", "by"), (await answer).Word("answer", "by")));
    }

    [Fact]
    public async Task A_service_that_is_down_is_left_alone_and_tried_again_later()
    {
        var (model, bot, clock) = (bench.NextDay(), bench.Bot, bench.Clock);
        model.Answer = static (_, context) => FakeAzureOpenAI.StatusAsync(context, 503);
        for (var at = 0; at < 10; at++)
        {
            await bot.Chat().SayAsync(ModelBots.Gibberish);
        }

        Assert.Equal(4, model.Requests.Count);

        model.Says(understood: ModelBots.Understood("scenario", "press"));
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("press", (await bot.Chat().SayAsync(ModelBots.Gibberish)).Word("understanding", "scenario"));
    }

    [Fact]
    public async Task Retry_After_is_respected()
    {
        var (model, bot, clock) = (bench.NextDay(), bench.Bot, bench.Clock);
        model.Answer = static (_, context) => FakeAzureOpenAI.StatusAsync(context, 429, "120");
        await bot.Chat().SayAsync(ModelBots.Gibberish);
        model.Says(understood: ModelBots.Understood("scenario", "press"));

        clock.Advance(TimeSpan.FromSeconds(119));
        await bot.Chat().SayAsync(ModelBots.Gibberish);
        Assert.Single(model.Requests);

        clock.Advance(TimeSpan.FromSeconds(1));
        await bot.Chat().SayAsync(ModelBots.Gibberish);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task One_person_s_budget_is_theirs_alone_and_new_the_next_day()
    {
        var (model, bot, clock) = (bench.NextDay(), bench.Bot, bench.Clock);
        model.Says(understood: ModelBots.Understood("scenario", "press"));
        for (var at = 0; at < 45; at++)
        {
            await bot.Chat().SayAsync(ModelBots.Gibberish);
        }

        Assert.Equal(40, model.Requests.Count);

        await bot.Chat(persona: "directeur").SayAsync(ModelBots.Gibberish);
        Assert.Equal(41, model.Requests.Count);

        clock.Advance(TimeSpan.FromDays(1));
        await bot.Chat().SayAsync(ModelBots.Gibberish);
        Assert.Equal(42, model.Requests.Count);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_asked_about_once()
    {
        var (model, bot) = (bench.NextDay(), bench.Bot);
        model.Says(understood: ModelBots.Understood("scenario", "press"));
        var activity = bot.Chat().Said(ModelBots.Gibberish);

        var (first, second) = (await bot.ExchangeAsync(activity), await bot.ExchangeAsync(activity));

        Assert.Equal(first.Body, second.Body);
        Assert.Single(model.Requests);
    }
}
