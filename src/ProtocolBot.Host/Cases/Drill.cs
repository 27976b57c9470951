using System.Collections.Immutable;
using System.Security.Cryptography;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>What became of an exercise, for an administrator: roles and channels, no names.</summary>
public sealed record DrillReport(CaseNumber Number, bool Whole, ImmutableArray<DrillStep> Steps)
{
    /// <summary>As the command prints it.</summary>
    public IEnumerable<string> Lines => [$"exercise {Number}", .. Steps.Select(step => step.ToString()), Whole ? "everybody was reached" : "not everybody was reached"];
}

/// <summary>Whom a stage told, and by what.</summary>
/// <param name="Role">Null where nobody is left who may have it.</param>
public sealed record DrillStep(int Stage, Role? Role, Arrival Arrival)
{
    public override string ToString() => Role is { } role ? $"stage {Stage}: {PolicyIds.Of(role)}: {Said}" : $"stage {Stage}: nobody is left who may have it";

    private string Said => Arrival switch
    {
        Arrival.Teams => "Teams",
        Arrival.Mail => "mail",
        Arrival.Nowhere => "by no channel",
        Arrival.Unknown => "nothing yet; is the bot running?",
    };
}

/// <summary>By which channel a notice of an exercise arrived.</summary>
public enum Arrival
{
    /// <summary>Nothing is known yet.</summary>
    Unknown,
    Teams,
    Mail,
    Nowhere,
}

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

        var steps = ImmutableArray.CreateBuilder<DrillStep>();
        var whole = await StageAsync(opening.Number, steps, patience, cancellationToken);
        if (await ReadAsync(opening.Number, cancellationToken) is { Seats: [var first, ..], HasNextStage: true })
        {
            await desk.ActAsync(first.Person, opening.Number, new CaseRequest(CaseAction.InformDirectorAndFg, null, []), cancellationToken);
            whole &= await StageAsync(opening.Number, steps, patience, cancellationToken);
        }

        await CloseAsync(opening.Number, cancellationToken);
        return new DrillReport(opening.Number, whole, steps.ToImmutable());
    }

    /// <summary>Waits until it is known of everybody on the case whether the notice arrived.</summary>
    private async Task<bool> StageAsync(CaseNumber number, ImmutableArray<DrillStep>.Builder steps, TimeSpan patience, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + patience;
        var file = await ReadAsync(number, cancellationToken);
        while (file.Seats.Any(seat => ArrivalOf(file, seat) is Arrival.Unknown) && time.GetUtcNow() < until)
        {
            await Task.Delay(Look, time, cancellationToken);
            file = await ReadAsync(number, cancellationToken);
        }

        var stage = file.Seats.Where(seat => seat.Stage == file.Stage).ToList();
        steps.AddRange(stage.Select(seat => new DrillStep(seat.Stage + 1, seat.Role, ArrivalOf(file, seat))));
        if (stage.Count == 0)
        {
            steps.Add(new DrillStep(file.Stage + 1, null, Arrival.Nowhere));
        }

        return stage.Count > 0 && stage.All(seat => ArrivalOf(file, seat) is Arrival.Teams or Arrival.Mail);
    }

    private static Arrival ArrivalOf(CaseFile file, Seat seat) =>
        file.Events.OfType<CaseEvent.Delivered>().FirstOrDefault(delivered => delivered.To == seat.Person) is { } taken ? taken.Channel is NoticeChannel.Teams ? Arrival.Teams : Arrival.Mail
        : file.Events.OfType<CaseEvent.NotDelivered>().Any(failed => failed.To == seat.Person && failed.Channel is NoticeChannel.Mail) ? Arrival.Nowhere
        : Arrival.Unknown;

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
