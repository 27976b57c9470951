using Microsoft.Extensions.Options;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Onboarding;

/// <summary>At the start and each day: plans, once, that those who finished hear of another version of the protocol, and forgets those who left long ago.</summary>
internal sealed class CourseUpkeep(Learners learners, ContentSet content, SchoolWorld school, IOptions<CaseOptions> options, TimeProvider time, ILogger<CourseUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    /// <summary>A directory that forgets who left says nothing of them: who did nothing for so long is gone.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StorageException exception)
            {
                Log.StorageFailed(logger, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Several programs may do this at once: the learner's version lets one of them plan it.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var stored in (await learners.AllAsync(cancellationToken)).Values)
        {
            if (stored.Learner is { } learner)
            {
                await LookAsync(learner, stored.Version, cancellationToken);
            }
        }
    }

    private async Task LookAsync(Learner learner, long stored, CancellationToken cancellationToken)
    {
        var (version, now) = (content.Protocol.Version, time.GetUtcNow());
        if (IsGone(learner, now))
        {
            await learners.ForgetAsync(learner.Person, cancellationToken);
        }
        else if (content.Course is not null && learner.PlannedFor != version && LessonReturns.IsOwed(content, learner))
        {
            var timer = CourseTimes.Version(school.Organisation.Calendar, now);
            await learners.ChangeAsync(learners.Save(learner.Person, stored, new LearnerDecision(learner with { PlannedFor = version }, [timer], []), now), cancellationToken);
        }
    }

    private bool IsGone(Learner learner, DateTimeOffset now)
    {
        var world = school.Now();
        return world.Organisation.Find(learner.Person) is { } employee
            ? employee.LeftOn is { } left && left.AddDays(options.Value.RetentionDays) < world.Today
            : now - learner.Touched > Forgotten;
    }
}
