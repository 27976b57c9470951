using System.Text.Json;

using ProtocolBot.BotFramework;

using Xunit;

namespace ProtocolBot.Tests.BotFramework.DirectLine;

public sealed class DirectLineServerTests
{
    [Fact]
    public async Task A_message_is_echoed_as_it_was_sent_and_answered_after_it()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();

        var posted = await talk.SayAsync("hallo", "c-7");
        var read = await talk.ReadAsync();

        Assert.Equal(200, posted.Status);
        Assert.Equal($"{talk.Id}|0000001", posted.Body.GetProperty("id").GetString());
        Assert.Equal(["hallo", "echo hallo"], read.Activities.Select(activity => activity.GetProperty("text").GetString()));
        var echo = read.Activities[0];
        Assert.Equal(posted.Body.GetProperty("id").GetString(), echo.GetProperty("id").GetString());
        Assert.Equal("c-7", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal("user", echo.GetProperty("from").GetProperty("role").GetString());
        Assert.EndsWith("Z", echo.GetProperty("timestamp").GetString(), StringComparison.Ordinal);
        var reply = read.Activities[1];
        Assert.Equal($"{talk.Id}|0000002", reply.GetProperty("id").GetString());
        Assert.Equal("bot", reply.GetProperty("from").GetProperty("role").GetString());
        Assert.Equal($"{talk.Id}|0000001", reply.GetProperty("replyToId").GetString());
        Assert.Equal("2", read.Watermark);
    }

    [Fact]
    public async Task What_is_said_at_once_is_told_apart_by_the_millisecond()
    {
        await using var host = await DirectLineHost.StartAsync();
        host.Bot.Script = _ => [.. Enumerable.Range(1, 9).Select(number => ScriptedBot.Says($"{number}"))];
        var talk = await host.TalkAsync();
        await talk.SayAsync("hallo");

        var stamps = (await talk.ReadAsync()).Activities.Select(activity => activity.GetProperty("timestamp").GetDateTimeOffset().ToUnixTimeMilliseconds()).ToList();

        Assert.True(stamps.Count > 9);
        Assert.Equal(stamps.Order().Distinct(), stamps);
    }

    [Fact]
    public async Task Polling_goes_on_where_it_was_and_a_strange_watermark_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        await talk.SayAsync("een");
        var first = await talk.ReadAsync();

        await talk.SayAsync("twee");

        Assert.Equal(["twee", "echo twee"], (await talk.ReadAsync(first.Watermark)).Activities.Select(activity => activity.GetProperty("text").GetString()));
        Assert.Empty((await talk.ReadAsync("4")).Activities);
        Assert.Equal("4", (await talk.ReadAsync("99999")).Watermark);
        Assert.Equal(400, (await talk.ReadAsync("vroeger")).Status);
    }

    [Fact]
    public async Task The_bot_is_greeted_once_with_itself_and_the_person_and_the_welcome_can_be_read()
    {
        await using var host = await DirectLineHost.StartAsync();
        host.Bot.Script = activity => activity.Type == ActivityTypes.ConversationUpdate ? [ScriptedBot.Says("welkom")] : [];

        var talk = await host.TalkAsync();
        var again = await host.PostAsync("conversations", talk.Token);
        var read = await talk.ReadAsync();

        var update = Assert.Single(host.Bot.Heard);
        Assert.Equal(Caller.DirectLine, update.Caller);
        Assert.Equal(["bot", "dl_sanne"], (update.Activity.MembersAdded ?? []).Select(member => member.Id));
        Assert.Equal("directline", update.Activity.ChannelId);
        Assert.Equal(200, again.Status);
        var welcome = Assert.Single(read.Activities);
        Assert.Equal("welkom", welcome.GetProperty("text").GetString());
        Assert.False(welcome.TryGetProperty("replyToId", out _));
    }

    [Fact]
    public async Task A_client_speaks_only_as_the_person_of_its_token_with_what_the_issuer_bound()
    {
        await using var host = await DirectLineHost.StartAsync();
        var generated = await host.PostAsync("tokens/generate", null, """{"user":{"id":"dl_sanne","name":"Sanne","channelData":{"persona":{"role":"medewerker"}}}}""");
        var token = generated.Body.GetProperty("token").GetString();
        var id = generated.Body.GetProperty("conversationId").GetString();
        await host.PostAsync("conversations", token, """{"user":{"id":"dl_directeur","channelData":{"persona":{"role":"directeur"}}}}""");

        await host.PostAsync($"conversations/{id}/activities", token, """{"type":"message","text":"x","from":{"id":"dl_directeur","aadObjectId":"9"},"callerId":"urn:evil","channelData":{"persona":{"role":"directeur"},"clientActivityID":"1"}}""");

        var heard = host.Bot.Heard.Last().Activity;
        Assert.Equal(new ChannelAccount { Id = "dl_sanne", Name = "Sanne", Role = "user" }, heard.From);
        Assert.Null(heard.CallerId);
        Assert.Equal("""{"persona":{"role":"medewerker"},"clientActivityID":"1"}""", heard.ChannelData?.GetRawText());
    }

    [Fact]
    public async Task Words_that_the_bot_did_not_take_are_refused_and_never_shown_as_sent()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        host.Bot.Ends = activity => activity.Text switch
        {
            "stuk" => throw new InvalidOperationException("broken on purpose"),
            "nee" => Task.FromResult(400),
            _ => Task.FromResult(200),
        };
        host.Bot.Script = _ => [];

        var broken = await talk.SayAsync("stuk");
        var refused = await talk.SayAsync("nee");
        var fine = await talk.SayAsync("goed");

        Assert.Equal((502, "BotError"), (broken.Status, broken.Error));
        Assert.Equal((502, "BotRejectedActivity"), (refused.Status, refused.Error));
        Assert.Equal(200, fine.Status);
        Assert.Equal(["goed"], (await talk.ReadAsync()).Activities.Select(activity => activity.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_bot_that_takes_too_long_is_told_as_such()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        var asked = new TaskCompletionSource();
        host.Bot.Ends = _ =>
        {
            asked.SetResult();
            return new TaskCompletionSource<int>().Task;
        };

        var saying = talk.SayAsync("ben je daar?");
        await asked.Task;
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var answer = await saying;

        Assert.Equal((504, "BotError"), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","from":{"id":"u"}}""", 400)]
    [InlineData("""{"type":"contactRelationUpdate","from":{"id":"u"}}""", 400)]
    [InlineData("""{"type":"iets-anders","from":{"id":"u"}}""", 400)]
    [InlineData("""{"from":{"id":"u"}}""", 400)]
    [InlineData("""{"type":"message","type":"message"}""", 400)]
    [InlineData("""{"type":"message","text":5}""", 400)]
    [InlineData("""{"type":"mess""", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("", 400)]
    public async Task An_activity_that_is_none_is_refused_and_never_reaches_the_bot(string json, int status)
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        var before = host.Bot.Heard.Count;

        var answer = await talk.PostAsync(json);

        Assert.Equal(status, answer.Status);
        Assert.Equal(before, host.Bot.Heard.Count);
        Assert.Empty((await talk.ReadAsync()).Activities);
    }

    [Fact]
    public async Task Too_much_of_anything_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync(settings: ("DirectLine:MaxBodyBytes", "4096"));
        var talk = await host.TalkAsync();

        var large = await talk.SayAsync(new string('a', 5000));
        var text = await host.SendAsync(HttpMethod.Post, $"{talk.Path}/activities", talk.Token, new StringContent("hallo"));
        var upload = await host.SendAsync(HttpMethod.Post, $"{talk.Path}/upload", talk.Token, new ByteArrayContent([1, 2, 3]));

        Assert.Equal(413, large.Status);
        Assert.Equal(415, text.Status);
        Assert.Equal(415, upload.Status);
    }

    [Fact]
    public async Task A_talk_keeps_no_more_than_it_may_and_drops_the_oldest_first()
    {
        await using var host = await DirectLineHost.StartAsync(settings: ("DirectLine:MaxActivities", "10"));
        var talk = await host.TalkAsync();

        for (var turn = 0; turn < 12; turn++)
            await talk.SayAsync($"n{turn}");
        var read = await talk.ReadAsync();

        Assert.Equal(10, read.Activities.Count);
        Assert.Equal("echo n11", read.Activities[^1].GetProperty("text").GetString());
        Assert.Equal("24", read.Watermark);
    }

    [Fact]
    public async Task After_goodbye_nothing_is_added_and_everything_can_still_be_read()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        await talk.SayAsync("hallo");

        await talk.PostAsync("""{"type":"endOfConversation","from":{"id":"u"}}""");
        var late = await talk.SayAsync("nog iets");
        var fromBot = host.Server.Accept(talk.Id, ScriptedBot.Says("nog iets"));

        Assert.Equal((409, "ConversationEnded"), (late.Status, late.Error));
        Assert.Equal(new SendOutcome.Refused(403, "ConversationEnded"), fromBot);
        Assert.Equal(3, (await talk.ReadAsync()).Activities.Count);
    }

    [Fact]
    public async Task What_the_bot_sends_to_nobody_is_refused_as_a_value()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();

        Assert.Equal(new SendOutcome.Refused(404, "ConversationNotFound"), host.Server.Accept("nergens", ScriptedBot.Says("x")));
        Assert.Equal(new SendOutcome.Refused(400, "BadSyntax"), host.Server.Accept(talk.Id, new Activity()));
        Assert.Equal(new SendOutcome.Accepted(null), host.Server.Accept(talk.Id, new Activity { Type = ActivityTypes.Trace }));
        Assert.Equal(new SendOutcome.Accepted($"{talk.Id}|0000001"), host.Server.Accept(talk.Id, ScriptedBot.Says("x")));
    }

    [Fact]
    public async Task Somebody_who_talks_without_a_name_in_the_token_is_introduced_at_the_first_word()
    {
        await using var host = await DirectLineHost.StartAsync("Production", ("DirectLine:Enabled", "true"), ("DirectLine:Secret", DirectLineTokenTests.Secret));
        var started = await host.PostAsync("conversations", DirectLineTokenTests.Secret);
        var talk = new Talk(host, started.Body);

        await talk.SayAsync("hallo");
        await talk.SayAsync("nog eens");

        var updates = host.Bot.Heard.Where(heard => heard.Activity.Type == ActivityTypes.ConversationUpdate).Select(heard => heard.Activity.MembersAdded ?? []);
        Assert.Equal([["bot"], ["somebody"]], updates.Select(members => members.Select(member => member.Id).ToArray()));
        Assert.Equal(403, (await Unbound(host, "dl_directeur")).Status);
    }

    private static async Task<Answer> Unbound(DirectLineHost host, string userId)
    {
        var started = await host.PostAsync("conversations", DirectLineTokenTests.Secret);
        return await new Talk(host, started.Body).PostAsync(JsonSerializer.Serialize(new { type = "message", text = "x", from = new { id = userId } }));
    }
}
