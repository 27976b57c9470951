using Microsoft.Extensions.Options;

using Xunit;

namespace ProtocolBot.Tests.BotFramework.DirectLine;

public sealed class DirectLineTokenTests
{
    public const string Secret = "a-secret-of-more-than-thirty-two-characters";

    [Fact]
    public async Task A_token_ends_after_half_an_hour_and_one_renewed_in_time_goes_on()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        var renewed = await host.PostAsync("tokens/refresh", talk.Token);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        var old = await talk.ReadAsync();
        var tooLate = await host.PostAsync("tokens/refresh", talk.Token);
        var current = await host.GetAsync($"{talk.Path}/activities", renewed.Body.GetProperty("token").GetString());

        Assert.Equal(1800, renewed.Body.GetProperty("expires_in").GetInt32());
        Assert.Equal(talk.Id, renewed.Body.GetProperty("conversationId").GetString());
        Assert.Equal((403, "TokenExpired"), (old.Status, old.Error));
        Assert.Equal((403, "TokenExpired"), (tooLate.Status, tooLate.Error));
        Assert.Equal(200, current.Status);
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_alone()
    {
        await using var host = await DirectLineHost.StartAsync();
        var mine = await host.TalkAsync();
        var theirs = await host.TalkAsync("dl_johan");

        Assert.Equal(403, (await host.GetAsync($"{theirs.Path}/activities", mine.Token)).Status);
        Assert.Equal(403, (await host.GetAsync(theirs.Path, mine.Token)).Status);
        Assert.Equal(403, (await host.PostAsync($"{theirs.Path}/activities", mine.Token, """{"type":"message","text":"x"}""")).Status);
        Assert.Equal(403, (await host.GetAsync("conversations/nergens/activities", mine.Token)).Status);
        Assert.Equal(200, (await mine.ReadAsync()).Status);
        Assert.Equal(403, (await host.GetAsync($"{mine.Path}/activities", "verzonnen")).Status);
    }

    [Fact]
    public async Task With_a_secret_only_its_holder_starts_conversations()
    {
        await using var host = await DirectLineHost.StartAsync(settings: ("DirectLine:Secret", Secret));

        Assert.Equal(401, (await host.PostAsync("tokens/generate", null)).Status);
        Assert.Equal(401, (await host.PostAsync("conversations", null)).Status);
        Assert.Equal(403, (await host.PostAsync("tokens/generate", Secret + "x")).Status);
        var generated = await host.PostAsync("tokens/generate", Secret);
        Assert.Equal(200, generated.Status);
        var token = generated.Body.GetProperty("token").GetString();
        Assert.Equal(403, (await host.PostAsync("tokens/generate", token)).Status);
        Assert.Equal(403, (await host.PostAsync("tokens/refresh", Secret)).Status);
        Assert.Equal((404, "ConversationNotFound"), (await host.GetAsync("conversations/nergens", Secret)) is var answer ? (answer.Status, answer.Error) : default);
        Assert.Equal(43, token?.Length);
    }

    [Fact]
    public async Task In_Development_this_machine_may_start_one_but_not_a_page_of_another_site_nor_under_another_name()
    {
        await using var host = await DirectLineHost.StartAsync();

        Assert.Equal(200, (await host.PostAsync("tokens/generate", null)).Status);
        host.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(401, (await host.PostAsync("tokens/generate", null)).Status);
        host.Client.DefaultRequestHeaders.Clear();
        host.Client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(401, (await host.PostAsync("tokens/generate", null)).Status);
    }

    [Fact]
    public async Task The_ids_of_bound_people_cannot_be_mistaken_for_those_a_client_chooses()
    {
        await using var host = await DirectLineHost.StartAsync();

        Assert.Equal(400, (await host.PostAsync("tokens/generate", null, """{"user":{"id":"sanne"}}""")).Status);
        Assert.Equal(400, (await host.PostAsync("tokens/generate", null, """{"user":""")).Status);
        Assert.Equal(200, (await host.PostAsync("tokens/generate", null, "")).Status);
    }

    [Fact]
    public async Task In_Production_the_door_is_closed_unless_it_is_opened_with_a_secret()
    {
        await using var closed = await DirectLineHost.StartAsync("Production");

        Assert.Equal(404, (int)(await closed.Client.PostAsync(new Uri("tokens/generate", UriKind.Relative), null, TestContext.Current.CancellationToken)).StatusCode);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => DirectLineHost.StartAsync("Production", ("DirectLine:Enabled", "true")));
        Assert.Contains("DirectLine:Secret", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OptionsValidationException>(() => DirectLineHost.StartAsync("Production", ("DirectLine:Enabled", "true"), ("DirectLine:Secret", "short")));
        var unknown = await Assert.ThrowsAnyAsync<Exception>(() => DirectLineHost.StartAsync("Production", ("DirectLine:Sekret", "x")));
        Assert.Contains("Sekret", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Idle_conversations_are_forgotten_with_their_tokens_and_one_with_a_listener_is_not()
    {
        await using var host = await DirectLineHost.StartAsync(settings: ("DirectLine:IdleMinutes", "20"));
        var idle = await host.TalkAsync();
        var listening = await host.TalkAsync("dl_johan");
        using var stream = await StreamClient.ConnectAsync(listening.StreamUrl);
        await listening.SayAsync("hallo");
        await stream.NextAsync();

        host.Clock.Advance(TimeSpan.FromMinutes(25));

        Assert.Equal(1, host.Server.Count);
        Assert.Equal(403, (await idle.ReadAsync()).Status);
        Assert.Equal(200, (await listening.ReadAsync()).Status);
    }

    [Fact]
    public async Task When_full_the_longest_idle_makes_room_and_somebody_who_listens_never_does()
    {
        await using var host = await DirectLineHost.StartAsync(settings: ("DirectLine:MaxConversations", "1"));
        var first = await host.TalkAsync();
        var second = await host.TalkAsync();
        using var stream = await StreamClient.ConnectAsync(second.StreamUrl);
        await second.SayAsync("hallo");
        await stream.NextAsync();

        var third = await host.PostAsync("tokens/generate", null);

        Assert.Equal(403, (await first.ReadAsync()).Status);
        Assert.Equal(503, third.Status);
        Assert.Equal(1, host.Server.Count);
    }
}
