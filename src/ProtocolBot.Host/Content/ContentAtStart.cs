using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Content;

/// <summary>Goes through all content before the first question is answered; the host does not start on a broken dialog.</summary>
internal sealed class ContentAtStart(ContentSet content, BotDb db, TimeProvider time, ILogger<ContentAtStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<ContentProblem> problems = [.. ContentCheck.Full(content), .. CardCheck.Quick(content)];
        if (!problems.IsEmpty)
        {
            throw new ContentException(problems);
        }

        Log.ContentLoaded(logger, content.Hash, content.Scenarios.Length, content.Protocol.Paragraphs.Length);
        if (PhoneReview.Of(content.Phones, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is ReviewDue.Past)
        {
            Log.PhonesDue(logger, content.Phones.Review, content.Phones.Owner);
        }

        await db.StateAsync(time.GetUtcNow(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
