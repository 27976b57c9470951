using System.Collections.Immutable;
using System.Security.Cryptography;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>What became of an exercise, for an administrator: roles and channels, no names.</summary>
internal sealed record DrillReport(bool Whole, ImmutableArray<string> Lines);

/// <summary>Walks an exercise through the chain of a derailment: reported, told to the first stage, to the second, closed. Who sends is the bot that is running.</summary>
internal sealed class Drill(CaseStore store, CaseDesk desk, ContentSet content, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <param name="patience">How long each stage is waited for.</param>
    public async Task<DrillReport> RunAsync(PersonId reporter, TimeSpan patience, CancellationToken cancellationToken)
    {
        var world = desk.World();
        var opening = Opening(world, reporter);
        var begun = CaseActing.Open(world, opening);
        if (!await store.ChangeAsync(store.Begin(begun, world.Now), cancellationToken))
        {
            throw new StorageException("the exercise could not begin", new InvalidOperationException("its number was taken"));
        }

        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"exercise {opening.Number}");
        var whole = await StageAsync(opening.Number, lines, patience, cancellationToken);
        if (await ReadAsync(opening.Number, cancellationToken) is { Seats: [var first, ..], HasNextStage: true })
        {
            await desk.ActAsync(first.Person, opening.Number, new CaseRequest(CaseAction.InformDirectorAndFg, null, []), cancellationToken);
            whole &= await StageAsync(opening.Number, lines, patience, cancellationToken);
        }

        await CloseAsync(opening.Number, cancellationToken);
        lines.Add(whole ? "everybody was reached" : "not everybody was reached");
        return new DrillReport(whole, lines.ToImmutable());
    }

    /// <summary>Waits until it is known of everybody on the case whether the notice arrived.</summary>
    private async Task<bool> StageAsync(CaseNumber number, ImmutableArray<string>.Builder lines, TimeSpan patience, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + patience;
        var file = await ReadAsync(number, cancellationToken);
        while (file.Seats.Any(seat => Arrival(file, seat) is null) && time.GetUtcNow() < until)
        {
            await Task.Delay(Look, time, cancellationToken);
            file = await ReadAsync(number, cancellationToken);
        }

        var stage = file.Seats.Where(seat => seat.Stage == file.Stage).ToList();
        lines.AddRange(stage.Select(seat => $"stage {seat.Stage + 1}: {PolicyIds.Of(seat.Role)}: {Arrival(file, seat) ?? "nothing yet; is the bot running?"}"));
        if (stage.Count == 0)
        {
            lines.Add($"stage {file.Stage + 1}: nobody is left who may have it");
        }

        return stage.Count > 0 && stage.All(seat => Arrival(file, seat) is "Teams" or "mail");
    }

    /// <summary>By which channel the notice arrived; null while that is not known.</summary>
    private static string? Arrival(CaseFile file, Seat seat) =>
        file.Events.OfType<CaseEvent.Delivered>().FirstOrDefault(delivered => delivered.To == seat.Person) is { } taken ? taken.Channel is NoticeChannel.Teams ? "Teams" : "mail"
        : file.Events.OfType<CaseEvent.NotDelivered>().Any(failed => failed.To == seat.Person && failed.Channel is NoticeChannel.Mail) ? "by no channel"
        : null;

    private async Task CloseAsync(CaseNumber number, CancellationToken cancellationToken)
    {
        if (await ReadAsync(number, cancellationToken) is { IsOpen: true, Seats: [var first, ..] } file)
        {
            var outcome = file.HasNextStage ? CaseAction.NoDerail : CaseAction.Close;
            await desk.ActAsync(first.Person, number, new CaseRequest(outcome, "drill", [CaseIds.Of(Outcome.Resolved)]), cancellationToken);
        }
    }

    private async Task<CaseFile> ReadAsync(CaseNumber number, CancellationToken cancellationToken) =>
        (await store.LoadAsync(number, cancellationToken))?.File ?? throw new StorageException("the exercise is gone", new InvalidOperationException(number.Value));

    private CaseOpening Opening(CaseWorld world, PersonId reporter)
    {
        var posts = world.Organisation.Find(reporter)?.Posts ?? [];
        var school = posts.IsEmpty ? new SchoolId("unknown") : posts[0].School;
        var role = world.Organisation.RoleOf(reporter, null);
        return new CaseOpening
        {
            Number = CaseNumber.Of(world.Today.Year, RandomNumberGenerator.GetInt32(CaseNumber.PerYear)),
            Route = RouteId.Derail,
            Priority = Priority.Normal,
            Scenario = Core.Turns.ScenarioIds.Escalation,
            Rule = "drill",
            Articles = ["5.4"],
            Facts = [],
            Reporter = reporter,
            ReporterRole = role,
            School = school,
            Involved = [],
            Plan = Receivers.Stages(RouteId.Derail, role, []),
            Drill = true,
            ProtocolVersion = content.Protocol.Version,
            ContentHash = content.Hash,
        };
    }
}
