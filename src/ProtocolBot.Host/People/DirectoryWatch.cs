using Microsoft.Extensions.Options;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>Keeps the directory fresh: files when they are saved, Graph every hour. Whatever fails, the last good directory stays.</summary>
internal sealed class DirectoryWatch(
    OrganisationSource source, DirectoryFiles files, GraphDirectory graph, ContentSet content, IOptions<DirectoryOptions> options, TimeProvider time, ILogger<DirectoryWatch> logger) : BackgroundService
{
    private readonly DirectoryOptions settings = options.Value;
    private GraphImport? imported;
    private DateTimeOffset nextImport = DateTimeOffset.MinValue;

    /// <summary>Done with each look: whether the directory is another now. For tests, which wait for it.</summary>
    internal event Action<bool>? Looked;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (files.IsSample)
        {
            Log.DirectoryIsSample(logger);
        }

        Tell();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(settings.PollSeconds), time);
        do
        {
            Looked?.Invoke(await LookAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look; false when nothing was taken over.</summary>
    internal async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var renewed = await ImportAsync(cancellationToken);
            if (!renewed && !files.Changed)
            {
                return false;
            }

            // Without any answer of Graph yet the files alone count: they are all there is.
            var reading = imported is { } import ? import.Finish(files.Read(import.Organisation)) : files.Read(null);
            var taken = source.Offer(reading);
            if (!taken)
            {
                Log.DirectoryShrunk(logger);
            }

            Tell();
            return taken;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.DirectoryNotRead(logger, failure.GetType().Name);
            return false;
        }
    }

    private async Task<bool> ImportAsync(CancellationToken cancellationToken)
    {
        if (settings.Source is not DirectoryKind.Graph || time.GetUtcNow() < nextImport)
        {
            return false;
        }

        try
        {
            imported = await graph.ImportAsync(cancellationToken);
            nextImport = time.GetUtcNow() + TimeSpan.FromMinutes(settings.Graph.RefreshMinutes);
            return true;
        }
        catch (GraphException failure)
        {
            // Sooner than the hour, for the first import may be the one that is missing.
            nextImport = time.GetUtcNow() + TimeSpan.FromMinutes(1);
            Log.DirectoryNotRead(logger, failure.Code);
            return false;
        }
    }

    private void Tell()
    {
        var state = source.State;
        Log.DirectoryTaken(logger, state.Organisation.People.Length, state.Organisation.Schools.Length, state.Problems.Length);
        foreach (var defect in DirectoryCheck.Find(source.Facts(content.Phones, DirectoryServices.StaleAfter(settings))).GroupBy(problem => problem.Id))
        {
            Log.DirectoryDefect(logger, defect.Count(), defect.Key);
        }
    }
}
