using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Core.Understanding;
using ProtocolBot.Tests.Policy;

namespace ProtocolBot.Bench;

/// <summary>What understanding costs: learning from the content, reading what was learnt, and one message. Printed, never asserted: machines are noisy.</summary>
internal static class UnderstandingRun
{
    private const int Rounds = 20;

    /// <param name="file">Labelled questions (`evaluate`), or any file of JSON lines with a "text".</param>
    public static int Run(string file)
    {
        var texts = File.ReadLines(file).Where(line => line.Length > 0).Select(TextOf).ToList();
        var content = ShippedContent.Set;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (learnt, learning) = Timed(() => Trainer.Learn(content));
        var bytes = ClassifierBytes.Of(content, learnt);
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before - bytes.Length;
        var readings = Enumerable.Range(0, Rounds).Select(_ => Timed(() => ClassifierBytes.Read(content, bytes)).Took.TotalMilliseconds).ToList();
        Learnt.Take(content, learnt);
        var first = Timed(() => Understanding.Of(content, texts[0], Tongue.Dutch)).Took.TotalMilliseconds;
        var each = Enumerable.Range(0, Rounds).SelectMany(_ => texts.Select(text => Timed(() => Understanding.Of(content, text, Tongue.Dutch)).Took.TotalMilliseconds).ToList()).Skip(texts.Count).Order().ToList();
        Say($"learning          {learning.TotalSeconds:F2} s from {content.Training.Intents.Sum(intent => intent.Sentences.Length)} sentences");
        Say($"kept              {bytes.Length / 1048576.0:F1} MB; in memory {heap / 1048576.0:F0} MB");
        Say($"reading           {readings[0]:F0} ms the first time, {readings.Order().ElementAt(Rounds / 2):F0} ms in the median of {Rounds}");
        Say($"a message         {first:F1} ms the first, then median {At(each, 0.5):F2} ms, p95 {At(each, 0.95):F2} ms, p99 {At(each, 0.99):F2} ms, most {each[^1]:F2} ms ({each.Count} times, {texts.Count} texts)");
        return 0;
    }

    private static string TextOf(string line)
    {
        using var parsed = JsonDocument.Parse(line);
        return parsed.RootElement.GetProperty("text").GetString() ?? "";
    }

    private static (T Made, TimeSpan Took) Timed<T>(Func<T> make)
    {
        var from = Stopwatch.GetTimestamp();
        var made = make();
        return (made, Stopwatch.GetElapsedTime(from));
    }

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
