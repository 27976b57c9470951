using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Understanding;

/// <summary>The classifier of a content: trained when a free text first asks for it, and once for all contents that teach the same.</summary>
public static class Learnt
{
    private static readonly ConditionalWeakTable<ContentSet, Lazy<Classifier>> ByContent = [];
    private static readonly ConcurrentDictionary<string, WeakReference<Classifier>> ByKey = new(StringComparer.Ordinal);

    public static Classifier Of(ContentSet content) => ByContent.GetValue(content, static of => new Lazy<Classifier>(() => Shared(of))).Value;

    /// <summary>Whether asking for it takes no time.</summary>
    public static bool Has(ContentSet content) => ByKey.TryGetValue(LearntKey.Of(content), out var known) && known.TryGetTarget(out _);

    /// <summary>Takes a classifier that was kept, instead of training one.</summary>
    public static void Take(ContentSet content, Classifier classifier)
    {
        ByKey[LearntKey.Of(content)] = new(classifier);
        ByContent.AddOrUpdate(content, new Lazy<Classifier>(classifier));
    }

    private static Classifier Shared(ContentSet content)
    {
        var key = LearntKey.Of(content);
        if (ByKey.TryGetValue(key, out var known) && known.TryGetTarget(out var classifier))
        {
            return classifier;
        }

        lock (ByKey)
        {
            if (!ByKey.TryGetValue(key, out known) || !known.TryGetTarget(out classifier))
            {
                classifier = Trainer.Learn(content);
                ByKey[key] = new(classifier);
            }
        }

        return classifier;
    }
}
