using System.Net.WebSockets;

using ProtocolBot.BotFramework;

using Xunit;

namespace ProtocolBot.Tests.BotFramework.DirectLine;

public sealed class DirectLineStreamTests
{
    [Fact]
    public async Task The_stream_begins_with_the_welcome_and_goes_on_with_echo_and_answer()
    {
        await using var host = await DirectLineHost.StartAsync();
        host.Bot.Script = activity => [ScriptedBot.Says(activity.Type == ActivityTypes.ConversationUpdate ? "welkom" : "dag")];
        var talk = await host.TalkAsync();
        using var stream = await StreamClient.ConnectAsync(talk.StreamUrl);

        var welcome = await stream.NextAsync();
        await talk.SayAsync("hallo", "c-9");
        var heard = await TextsAsync(stream, 2);

        Assert.Equal("welkom", Assert.Single(welcome?.Activities ?? []).GetProperty("text").GetString());
        Assert.Equal("1", welcome?.Watermark);
        Assert.Equal(["hallo", "dag"], heard.Texts);
        Assert.Equal("3", heard.Watermark);
    }

    [Fact]
    public async Task A_dropped_line_is_taken_up_again_without_loss_or_repetition()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        using var first = await StreamClient.ConnectAsync(talk.StreamUrl);
        await talk.SayAsync("een");
        var before = await TextsAsync(first, 2);
        first.Drop();

        await talk.SayAsync("twee");
        var again = await talk.ReconnectAsync(before.Watermark);
        using var second = await StreamClient.ConnectAsync(again.Body.GetProperty("streamUrl").GetString() ?? "");
        var missed = await TextsAsync(second, 2);
        await talk.SayAsync("drie");
        var live = await TextsAsync(second, 2);

        Assert.Equal(["een", "echo een"], before.Texts);
        Assert.Equal(["twee", "echo twee"], missed.Texts);
        Assert.Equal(["drie", "echo drie"], live.Texts);
    }

    [Fact]
    public async Task From_watermark_nought_the_stream_tells_everything_again()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        await talk.SayAsync("een");

        var again = await talk.ReconnectAsync("0");
        using var stream = await StreamClient.ConnectAsync(again.Body.GetProperty("streamUrl").GetString() ?? "");

        Assert.Equal(["een", "echo een"], (await TextsAsync(stream, 2)).Texts);
    }

    [Fact]
    public async Task Without_a_watermark_a_reconnected_stream_tells_only_what_is_new()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        await talk.SayAsync("een");

        var again = await talk.ReconnectAsync("");
        using var stream = await StreamClient.ConnectAsync(again.Body.GetProperty("streamUrl").GetString() ?? "");
        await talk.SayAsync("twee");

        Assert.Equal(["twee", "echo twee"], (await TextsAsync(stream, 2)).Texts);
    }

    [Fact]
    public async Task A_second_listener_closes_the_first()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        using var first = await StreamClient.ConnectAsync(talk.StreamUrl);
        await talk.SayAsync("een");
        await TextsAsync(first, 2);

        var again = await talk.ReconnectAsync("2");
        using var second = await StreamClient.ConnectAsync(again.Body.GetProperty("streamUrl").GetString() ?? "");
        var closed = await first.NextAsync();
        await talk.SayAsync("twee");

        Assert.Null(closed);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, first.ClosedWith);
        Assert.Equal(["twee", "echo twee"], (await TextsAsync(second, 2)).Texts);
    }

    [Fact]
    public async Task Typing_is_shown_on_the_stream_and_kept_nowhere()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        using var stream = await StreamClient.ConnectAsync(talk.StreamUrl);
        await talk.SayAsync("een");
        await TextsAsync(stream, 2);

        host.Server.Accept(talk.Id, new Activity { Type = ActivityTypes.Typing });
        var shown = await stream.NextAsync();
        var typed = await talk.PostAsync("""{"type":"typing","from":{"id":"u"}}""");
        var read = await talk.ReadAsync();

        Assert.Equal("typing", Assert.Single(shown?.Activities ?? []).GetProperty("type").GetString());
        Assert.False(shown?.Body.TryGetProperty("watermark", out _));
        Assert.Equal(200, typed.Status);
        Assert.Equal(["message", "message"], read.Activities.Select(activity => activity.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_streams_address_works_once_and_for_a_minute()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        using var first = await StreamClient.ConnectAsync(talk.StreamUrl);
        var again = (await talk.ReconnectAsync("0")).Body.GetProperty("streamUrl").GetString() ?? "";
        var late = (await talk.ReconnectAsync("0")).Body.GetProperty("streamUrl").GetString() ?? "";

        var twice = await Assert.ThrowsAsync<WebSocketException>(() => StreamClient.ConnectAsync(talk.StreamUrl));
        var elsewhere = await Assert.ThrowsAsync<WebSocketException>(() => StreamClient.ConnectAsync(again.Replace(talk.Id, "nergens", StringComparison.Ordinal)));
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        var tooLate = await Assert.ThrowsAsync<WebSocketException>(() => StreamClient.ConnectAsync(late));

        Assert.All([twice, elsewhere, tooLate], refused => Assert.Contains("403", refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_stream_closes_when_its_token_ends()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        using var stream = await StreamClient.ConnectAsync(talk.StreamUrl);
        await talk.SayAsync("een");
        await TextsAsync(stream, 2);

        host.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Null(await stream.NextAsync());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.ClosedWith);
    }

    [Fact]
    public async Task Keep_alives_are_passed_over_and_a_chatterer_is_closed()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        using var stream = await StreamClient.ConnectAsync(talk.StreamUrl);
        for (var count = 0; count < 5; count++)
            await stream.SendAsync("");
        await talk.SayAsync("een");

        var heard = await TextsAsync(stream, 2);
        await stream.SendAsync(new string('x', 10_000));

        Assert.Equal(["een", "echo een"], heard.Texts);
        Assert.Null(await stream.NextAsync());
    }

    /// <summary>Reads frames until so many activities have come; how they are spread over frames is the server's business.</summary>
    private static async Task<(string[] Texts, string Watermark)> TextsAsync(StreamClient stream, int count)
    {
        var texts = new List<string>();
        var watermark = "";
        while (texts.Count < count && await stream.NextAsync() is { } frame)
        {
            texts.AddRange(frame.Activities.Select(activity => activity.GetProperty("text").GetString() ?? ""));
            watermark = frame.Watermark;
        }

        return ([.. texts], watermark);
    }
}
