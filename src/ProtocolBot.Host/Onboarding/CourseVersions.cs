using ProtocolBot.Core.Content;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Onboarding;

/// <summary>After a deploy with another version of the protocol: plans, once, that those who finished are asked or told.</summary>
internal sealed class CourseVersions(Learners learners, ContentSet content, SchoolWorld school, TimeProvider time, ILogger<CourseVersions> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (content.Course is not null)
        {
            try
            {
                await PlanAsync(stoppingToken);
                return;
            }
            catch (StorageException exception)
            {
                Log.StorageFailed(logger, exception.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    /// <summary>Several programs may do this at once: the learner's version lets one of them plan it.</summary>
    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        var (version, now) = (content.Protocol.Version, time.GetUtcNow());
        foreach (var stored in (await learners.AllAsync(cancellationToken)).Values)
        {
            if (stored.Learner is { } learner && learner.PlannedFor != version && LessonReturns.IsOwed(content, learner))
            {
                var timer = CourseTimes.Version(school.Organisation.Calendar, now);
                await learners.ChangeAsync(learners.Save(learner.Person, stored.Version, new LearnerDecision(learner with { PlannedFor = version }, [timer], []), now), cancellationToken);
            }
        }
    }
}
