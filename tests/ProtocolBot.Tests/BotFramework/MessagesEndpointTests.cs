using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>The conformance list of bot-framework-protocol.md 8.2, items 5 to 10 and 21 to 50, as far as they concern what comes in.</summary>
public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly LocalIssuer issuer;
    private WireUnderTest? started;

    public MessagesEndpointTests() => issuer = new LocalIssuer { Clock = clock };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WireUnderTest Wire => started ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => started = await WireUnderTest.StartAsync(issuer, clock: clock);

    public async ValueTask DisposeAsync() => await Wire.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Another_method_than_POST_is_405(string method)
    {
        var answer = await new RawHttp { Method = method }.SendAsync(Wire.Address, Cancellation);

        Assert.Equal((405, ""), (answer.Status, answer.Body));
        Assert.Contains("Allow: POST", answer.Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Type: text/plain", 415)]
    [InlineData("Content-Type: application/jsonp", 415)]
    [InlineData("Content-Type: application/json; charset=utf-16", 415)]
    [InlineData("X-No-Content-Type: 1", 415)]
    [InlineData("Content-Type: application/json\r\nContent-Encoding: gzip", 415)]
    [InlineData("Content-Type: application/json", 200)]
    [InlineData("Content-Type: Application/JSON;charset=\"UTF-8\"", 200)]
    public async Task The_body_must_say_that_it_is_JSON(string lines, int status)
    {
        var request = new RawHttp { Body = Encoding.UTF8.GetBytes(WireUnderTest.Message().ToJsonString()) };
        request.HeaderLines.Add(lines);
        request.HeaderLines.Add($"Authorization: Bearer {issuer.ChannelToken().Compact()}");

        Assert.Equal(status, (await request.SendAsync(Wire.Address, Cancellation)).Status);
    }

    [Fact]
    public async Task A_body_of_256_KiB_passes_and_a_byte_more_does_not()
    {
        const int limit = 256 * 1024;
        var fits = Padded(limit);

        Assert.Equal(200, await StatusAsync(fits));
        Assert.Equal(413, await StatusAsync(Padded(limit + 1)));
        Assert.Equal(200, (await SendChunkedAsync(fits)).Status);
        Assert.Equal(413, (await SendChunkedAsync(Padded(limit + 1))).Status);
    }

    [Fact]
    public async Task A_body_that_only_claims_to_be_large_is_refused_without_waiting_for_it()
    {
        var request = new RawHttp { ContentLength = 10_000_000, Body = "{"u8.ToArray() };
        request.HeaderLines.Add("Content-Type: application/json");
        request.HeaderLines.Add($"Authorization: Bearer {issuer.ChannelToken().Compact()}");

        Assert.Equal(413, (await request.SendAsync(Wire.Address, Cancellation)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"message\"")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("{/* */}")]
    [InlineData("\ufeff{}")]
    [InlineData("{\"type\":\"message\"}")]
    public async Task What_is_no_activity_is_400(string body) => await IsRefusedAsync(Encoding.UTF8.GetBytes(body));

    [Theory]
    [InlineData("\"text\":5")]
    [InlineData("\"text\":{}")]
    [InlineData("\"from\":\"29:teacher\"")]
    [InlineData("\"from\":[]")]
    [InlineData("\"conversation\":{\"id\":1}")]
    [InlineData("\"conversation\":{\"id\":\"a\",\"isGroup\":\"yes\"}")]
    [InlineData("\"attachments\":{}")]
    [InlineData("\"entities\":{}")]
    [InlineData("\"membersAdded\":[5]")]
    [InlineData("\"timestamp\":\"yesterday\"")]
    [InlineData("\"timestamp\":5")]
    [InlineData("\"localTimestamp\":\"2026-13-45T00:00:00+01:00\"")]
    [InlineData("\"type\":null")]
    [InlineData("\"type\":\"\"")]
    [InlineData("\"channelId\":\"\"")]
    [InlineData("\"conversation\":{}")]
    [InlineData("\"conversation\":null")]
    [InlineData("\"from\":{}")]
    [InlineData("\"from\":null")]
    public async Task A_member_of_the_wrong_kind_or_missing_is_400(string member)
    {
        var name = member[1..member.IndexOf('"', 1)];
        var activity = WireUnderTest.Message();
        activity.Remove(name);

        await IsRefusedAsync(Encoding.UTF8.GetBytes(activity.ToJsonString().Insert(1, $"{member},")));
    }

    [Theory]
    [InlineData("\"type\":\"message\"")]
    [InlineData("\"Type\":\"message\"")]
    [InlineData("\"value\":{\"a\":1,\"a\":2}")]
    [InlineData("\"channelData\":{\"x\":{\"tenant\":1,\"tenant\":2}}", "channelData")]
    [InlineData("\"entities\":[{\"type\":\"a\",\"type\":\"b\"}]")]
    [InlineData("\"unknown\":{\"a\":{\"b\":1,\"b\":2}}")]
    [InlineData("\"unknown\":1,\"unknown\":2")]
    public async Task A_name_that_stands_twice_is_400(string member, string? without = null)
    {
        var activity = WireUnderTest.Message();
        if (without is not null)
            activity.Remove(without);

        await IsRefusedAsync(Encoding.UTF8.GetBytes(activity.ToJsonString().Insert(1, $"{member},")));
    }

    [Theory]
    [InlineData(30, 200)]
    [InlineData(33, 400)]
    [InlineData(129, 400)]
    [InlineData(10_000, 400)]
    public async Task Nesting_beyond_32_levels_is_400(int depth, int status)
    {
        foreach (var name in new[] { "value", "unknown" })
        {
            var nested = $"\"{name}\":{new string('[', depth)}{new string(']', depth)},";

            Assert.Equal(status, await StatusAsync(Encoding.UTF8.GetBytes(WireUnderTest.Message().ToJsonString().Insert(1, nested))));
        }
    }

    [Fact]
    public async Task Text_that_is_not_Unicode_is_400()
    {
        var json = WireUnderTest.Message("@@").ToJsonString();
        var at = json.IndexOf("@@", StringComparison.Ordinal);
        byte[] before = Encoding.UTF8.GetBytes(json[..at]), after = Encoding.UTF8.GetBytes(json[(at + 2)..]);

        foreach (byte[] bad in new byte[][] { [0xC3, 0x28], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [.. "\\ud800"u8], [.. "\\uDC00\\uD800"u8] })
            await IsRefusedAsync([.. before, .. bad, .. after]);

        await IsRefusedAsync(Encoding.Unicode.GetBytes(json));
        await IsRefusedAsync(Encoding.UTF8.GetBytes(json.Insert(1, "\"value\":{\"\\udfff\":1},")));
        Assert.Equal(200, await StatusAsync([.. before, .. "\\ud83d\\ude00 é 漢"u8, .. after]));
    }

    [Theory]
    [InlineData("message")]
    [InlineData("messageUpdate")]
    [InlineData("conversationUpdate")]
    [InlineData("installationUpdate")]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("handoff")]
    [InlineData("command")]
    [InlineData("trace")]
    [InlineData("Message")]
    [InlineData("somethingNew/v9")]
    public async Task Every_type_is_accepted_and_passed_on_as_it_came(string type)
    {
        var activity = WireUnderTest.Message();
        activity["type"] = type;
        activity["deliveryMode"] = "stream";
        activity["inputHint"] = "someday";
        activity["importance"] = "huge";
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "never-seen", ["x"] = 1.0 });

        var answer = await PostAsync(activity);

        Assert.Equal((200, ""), (answer.Status, answer.Body));
        Assert.Equal(type, Assert.Single(Wire.Handler.Received).Activity.Type);
    }

    [Fact]
    public async Task A_deleted_message_need_not_name_its_sender()
    {
        var activity = WireUnderTest.Message();
        activity["type"] = "messageDelete";
        activity.Remove("from");

        Assert.Equal(200, (await PostAsync(activity)).Status);
    }

    [Fact]
    public async Task ExpectReplies_answers_the_replies_in_order_and_an_empty_list_when_there_is_nothing_to_say()
    {
        var activity = WireUnderTest.Message();
        activity["deliveryMode"] = "expectReplies";
        Assert.Equal("{\"activities\":[]}", (await PostAsync(activity)).Body);
        Wire.Handler.Answer = static (_, _) => Task.FromResult(new TurnResponse(200, Replies:
        [
            new Activity { Type = "typing" },
            new Activity { Type = "message", Text = "één < twee", TextFormat = "plain", Timestamp = new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(1)) },
        ]));

        var answer = await PostAsync(activity);

        Assert.Equal(200, answer.Status);
        Assert.Contains("Content-Type: application/json", answer.Head, StringComparison.Ordinal);
        Assert.Equal("{\"activities\":[{\"type\":\"typing\"},{\"type\":\"message\",\"timestamp\":\"2026-01-05T09:00:00Z\",\"text\":\"één < twee\",\"textFormat\":\"plain\"}]}", answer.Body);
    }

    [Theory]
    [InlineData(200, "{\"statusCode\":200,\"value\":{\"a\":[1.0,null]}}")]
    [InlineData(400, "{\"error\":\"no\"}")]
    [InlineData(412, "{\"failureDetail\":\"x\"}")]
    [InlineData(501, null)]
    [InlineData(200, null)]
    public async Task An_invoke_is_answered_with_the_status_and_body_of_the_turn(int status, string? body)
    {
        Wire.Handler.Answer = (_, _) => Task.FromResult(new TurnResponse(status, body is null ? null : JsonSerializer.Deserialize<JsonElement>(body)));
        var invoke = WireUnderTest.Message();
        invoke["type"] = "invoke";
        invoke["name"] = "adaptiveCard/action";

        var answer = await PostAsync(invoke);

        Assert.Equal((status, body ?? ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_turn_that_breaks_is_500_and_says_nothing_of_why()
    {
        Wire.Handler.Answer = static (_, _) => throw new InvalidOperationException("secret words of Anna");

        var answer = await PostAsync(WireUnderTest.Message());

        Assert.Equal((500, ""), (answer.Status, answer.Body));
        Assert.DoesNotContain(Wire.Log.Lines, line => line.Text.Contains("secret words", StringComparison.Ordinal));
        Assert.Contains(Wire.Log.Lines, line => line.Text.Contains("InvalidOperationException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_takes_too_long_is_answered_as_a_failure_whether_it_obeys_or_not(bool obeys)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Wire.Handler.Answer = async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, obeys ? cancellationToken : CancellationToken.None);
            return TurnResponse.Accepted;
        };

        var answer = PostAsync(WireUnderTest.Message());
        await begun.Task.WaitAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(503, (await answer).Status);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_does_not_stop_the_turn()
    {
        var begun = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Wire.Handler.Answer = async (_, cancellationToken) =>
        {
            begun.SetResult(cancellationToken);
            await mayEnd.Task;
            ended.SetResult(cancellationToken.IsCancellationRequested);
            return TurnResponse.Accepted;
        };
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(Wire.Address.Host, Wire.Address.Port, Cancellation);
            var body = Encoding.UTF8.GetBytes(WireUnderTest.Message().ToJsonString());
            var head = $"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer {issuer.ChannelToken().Compact()}\r\nContent-Length: {body.Length}\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);
            await client.GetStream().WriteAsync(body, Cancellation);
            await begun.Task.WaitAsync(Cancellation);
            client.Client.Close(0);
        }

        mayEnd.SetResult();

        Assert.False(await ended.Task.WaitAsync(Cancellation));
        Assert.Equal(200, (await SecondAsync()).Status);
    }

    [Fact]
    public async Task A_host_that_stops_ends_the_turns_under_way()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Wire.Handler.Answer = async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return TurnResponse.Accepted;
        };

        var answer = PostAsync(WireUnderTest.Message());
        await begun.Task.WaitAsync(Cancellation);
        await Wire.StopAsync(Cancellation);

        Assert.Equal(503, (await answer).Status);
    }

    [Fact]
    public async Task The_usual_message_costs_the_wire_less_than_eight_kilobytes()
    {
        Wire.Handler.Received.Clear();
        var endpoint = Wire.Services.GetService(typeof(MessagesEndpoint)) as MessagesEndpoint ?? throw new InvalidOperationException();
        var body = new MemoryStream(Encoding.UTF8.GetBytes(WireUnderTest.Message().ToJsonString()));
        var context = new DefaultHttpContext { RequestServices = Wire.Services };
        context.Request.Headers.Authorization = $"Bearer {issuer.ChannelToken().Compact()}";
        context.Request.ContentType = "application/json; charset=utf-8";
        context.Request.ContentLength = body.Length;
        context.Request.Body = body;
        await endpoint.HandleAsync(context);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            body.Position = 0;
            await endpoint.HandleAsync(context);
        }

        Assert.Equal((200, 1001), (context.Response.StatusCode, Wire.Handler.Received.Count));
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 1, 8 * 1024);
    }

    private Task<RawAnswer> SecondAsync()
    {
        Wire.Handler.Answer = static (_, _) => Task.FromResult(TurnResponse.Accepted);
        return PostAsync(WireUnderTest.Message());
    }

    private Task<RawAnswer> PostAsync(JsonObject activity) => Wire.PostAsync(issuer.ChannelToken().Compact(), activity, Cancellation);

    private async Task<int> StatusAsync(byte[] body) => (await Wire.PostAsync(issuer.ChannelToken().Compact(), body, Cancellation)).Status;

    private async Task IsRefusedAsync(byte[] body)
    {
        var answer = await Wire.PostAsync(issuer.ChannelToken().Compact(), body, Cancellation);

        Assert.Equal((400, ""), (answer.Status, answer.Body));
        Assert.Empty(Wire.Handler.Received);
    }

    private static byte[] Padded(int length)
    {
        var json = WireUnderTest.Message("@@").ToJsonString();
        return Encoding.UTF8.GetBytes(json.Replace("@@", new string('x', length - Encoding.UTF8.GetByteCount(json) + 2), StringComparison.Ordinal));
    }

    private async Task<RawAnswer> SendChunkedAsync(byte[] body)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Wire.Address, "/api/messages"));
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("Bearer", issuer.ChannelToken().Compact());
        request.Content = new StreamContent(new MemoryStream(body));
        request.Content.Headers.ContentType = new("application/json");
        using var response = await client.SendAsync(request, Cancellation);
        return new RawAnswer((int)response.StatusCode, "", await response.Content.ReadAsStringAsync(Cancellation));
    }
}
