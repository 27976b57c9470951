using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>Generated and mutated activities over HTTP: none breaks the wire, and what passes can be read to its last character.</summary>
public sealed class ActivityFuzzTests
{
    private const int Activities = 5_000;

    [Fact]
    public async Task Nothing_that_is_sent_breaks_the_wire()
    {
        await using var wire = await WireUnderTest.StartAsync(environment: "Development");
        wire.Handler.Answer = static (inbound, _) => Task.FromResult(Echo(inbound.Activity));
        using var client = new HttpClient { BaseAddress = wire.Address };
        var fuzz = new ActivityFuzz(seed: 20260105);
        var outcomes = new Dictionary<HttpStatusCode, int>();

        for (var i = 0; i < Activities; i++)
        {
            var activity = fuzz.Next();
            var (status, body) = await SendAsync(client, activity.Body);
            outcomes[status] = outcomes.GetValueOrDefault(status) + 1;
            Assert.True(IsRight(activity, status, body), $"Activity {activity.Index} of the seed was answered with {status}.");
        }

        // Of each sort enough, or the generator has gone dull.
        Assert.InRange(outcomes[HttpStatusCode.OK], Activities / 3, Activities * 2 / 3);
        Assert.InRange(outcomes[HttpStatusCode.BadRequest], Activities / 5, Activities * 2 / 3);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden], outcomes.Keys.OrderBy(status => (int)status));
    }

    [Fact]
    public void The_same_seed_makes_the_same_activities()
    {
        ActivityFuzz first = new(7), second = new(7), other = new(8);

        var bodies = Enumerable.Range(0, 200).Select(_ => Convert.ToBase64String(first.Next().Body)).ToList();

        Assert.Equal(bodies, Enumerable.Range(0, 200).Select(_ => Convert.ToBase64String(second.Next().Body)));
        Assert.NotEqual(bodies, Enumerable.Range(0, 200).Select(_ => Convert.ToBase64String(other.Next().Body)));
    }

    private static bool IsRight(FuzzedActivity activity, HttpStatusCode status, string body) => status switch
    {
        HttpStatusCode.OK => JsonDocument.Parse(body).RootElement.GetProperty("activities")[0].GetProperty("conversation").GetProperty("id").GetString() == (activity.NamedConversation() ?? ""),
        HttpStatusCode.BadRequest or HttpStatusCode.Forbidden => body.Length == 0 && !activity.IsWellFormed,
        _ => false,
    };

    /// <summary>Writes all that came in, unknown members and all, which reads every text of it.</summary>
    private static TurnResponse Echo(Activity activity)
    {
        var copy = activity with { Conversation = new ConversationAccount { Id = activity.Conversation?.Id } };
        return new TurnResponse(200, Replies: [copy]);
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync("/api/messages", content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
