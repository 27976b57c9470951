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
    internal sealed record Result(int Count, IReadOnlyDictionary<HttpStatusCode, int> Statuses, IReadOnlyList<string> Wrong, TimeSpan Took, long MemoryGrowth);

    public static async Task<Result> RunAsync(HttpClient http, int count, int seed, CancellationToken cancellationToken)
    {
        var fuzz = new ActivityFuzz(seed);
        var statuses = new Dictionary<HttpStatusCode, int>();
        var wrong = new List<string>();
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
            else if (Strays(activity, body))
            {
                wrong.Add($"a reply to activity {activity.Index} of seed {seed} went to another conversation");
            }
        }

        return new Result(count, statuses, wrong, Stopwatch.GetElapsedTime(began), Environment.WorkingSet - memory);
    }

    /// <summary>Whether any reply names another conversation than the activity did. An invoke's own answer names none.</summary>
    private static bool Strays(FuzzedActivity activity, string body)
    {
        if (!body.StartsWith("{\"activities\"", StringComparison.Ordinal))
        {
            return false;
        }

        using var json = JsonDocument.Parse(body);
        var named = activity.NamedConversation() ?? "";
        return json.RootElement.GetProperty("activities").EnumerateArray().Any(reply => reply.GetProperty("conversation").GetProperty("id").GetString() != named);
    }
}
