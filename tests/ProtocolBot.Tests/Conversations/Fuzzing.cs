using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Conversations;

/// <summary>Sends generated and mutated activities to the whole bot, and says what came of it. The tests take a sample; bench/ takes all.</summary>
internal static class Fuzzing
{
    /// <summary>What came of a run.</summary>
    /// <param name="Wrong">Activities that were answered with a 5xx, or with a reply to a conversation they did not name.</param>
    /// <param name="Answered">Activities that got one reply or more in the answer.</param>
    internal sealed record Result(int Count, IReadOnlyDictionary<HttpStatusCode, int> Statuses, IReadOnlyList<string> Wrong, int Answered, int Replies, TimeSpan Took, long MemoryGrowth);

    public static async Task<Result> RunAsync(HttpClient http, int count, int seed, CancellationToken cancellationToken)
    {
        var fuzz = new ActivityFuzz(seed);
        var statuses = new Dictionary<HttpStatusCode, int>();
        var wrong = new List<string>();
        var (answered, replies) = (0, 0);
        var memory = Environment.WorkingSet;
        var began = Stopwatch.GetTimestamp();
        for (var at = 0; at < count; at++)
        {
            var activity = fuzz.Next();
            using var content = new ByteArrayContent(activity.Body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
            if ((int)response.StatusCode >= 500 && response.StatusCode != HttpStatusCode.NotImplemented)
            {
                wrong.Add($"activity {activity.Index} of seed {seed} was answered with {(int)response.StatusCode}");
            }
            else if (Addressees(body) is { Count: > 0 } addressees)
            {
                (answered, replies) = (answered + 1, replies + addressees.Count);
                wrong.AddRange(addressees.Where(addressee => addressee != (activity.NamedConversation() ?? "")).Select(_ => $"a reply to activity {activity.Index} of seed {seed} went to another conversation"));
            }
        }

        return new Result(count, statuses, wrong, answered, replies, Stopwatch.GetElapsedTime(began), Environment.WorkingSet - memory);
    }

    /// <summary>The conversations that the replies name; they must be the one that the activity named.</summary>
    private static List<string?> Addressees(string body)
    {
        if (!body.StartsWith("{\"activities\"", StringComparison.Ordinal))
        {
            return [];
        }

        using var json = JsonDocument.Parse(body);
        return [.. json.RootElement.GetProperty("activities").EnumerateArray().Select(reply => reply.GetProperty("conversation").GetProperty("id").GetString())];
    }
}
