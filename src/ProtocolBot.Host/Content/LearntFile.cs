using System.Diagnostics;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Understanding;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Content;

/// <summary>Keeps what was learnt from the content as a file, so that only the first start after a change learns. A file that is damaged or another content's is made anew.</summary>
internal sealed class LearntFile(string folder, ILogger<LearntFile> logger)
{
    private const string Prefix = "understanding-";
    private const string Ending = ".learnt";

    /// <summary>With everything else that is kept, unless the setting Understanding:Folder names another.</summary>
    public static string Folder(IConfiguration configuration) =>
        configuration["Understanding:Folder"] is { Length: > 0 } folder ? folder : StorageOptions.From(configuration).Folder;

    /// <summary>Gives the thinking what was kept; false where there is nothing of use, and <see cref="Learn"/> must follow.</summary>
    public bool Read(ContentSet content)
    {
        var from = Stopwatch.GetTimestamp();
        if (!Learnt.Has(content) && Kept(content, PathFor(content)) is { } kept)
        {
            Learnt.Take(content, kept);
            Log.UnderstandingRead(logger, (int)Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return Learnt.Has(content);
    }

    public void Learn(ContentSet content)
    {
        var from = Stopwatch.GetTimestamp();
        var learnt = Learnt.Of(content);
        Log.UnderstandingLearnt(logger, content.Training.Intents.Sum(intent => intent.Sentences.Length), (int)Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        Keep(PathFor(content), ClassifierBytes.Of(content, learnt));
    }

    private string PathFor(ContentSet content) => Path.Combine(folder, Prefix + LearntKey.Of(content) + Ending);

    private static Classifier? Kept(ContentSet content, string file)
    {
        try
        {
            return File.Exists(file) ? ClassifierBytes.Read(content, File.ReadAllBytes(file)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all; what earlier contents taught goes. Where it cannot be kept it is learnt again at the next start.</summary>
    private void Keep(string file, byte[] bytes)
    {
        try
        {
            OwnFolder.Make(folder);
            var part = $"{file}.{Environment.ProcessId}.part";
            File.WriteAllBytes(part, bytes);
            File.Move(part, file, overwrite: true);
            foreach (var former in Directory.EnumerateFiles(folder, Prefix + "*" + Ending).Where(former => former != file))
            {
                File.Delete(former);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.UnderstandingNotKept(logger, exception);
        }
    }
}

/// <summary>Gets ready to understand: reads what was learnt before, or learns while the first people are still typing; who comes sooner waits for it.</summary>
internal sealed class LearningAtStart(ContentSet content, LearntFile file) : IHostedService
{
    private Task learning = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!file.Read(content))
        {
            learning = Task.Run(() => file.Learn(content), cancellationToken);
        }

        return Task.CompletedTask;
    }

    /// <summary>Nobody waits for it to end: it leaves nothing half behind.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => learning.IsFaulted ? learning : Task.CompletedTask;
}
