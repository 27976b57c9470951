using System.Collections.Immutable;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Cases;

/// <summary>One allowed action of one person on one case, with what it usually leads to.</summary>
internal sealed record Acting(CaseWorld World, CaseFile File, PersonId Who, CaseRequest Request)
{
    public DateTimeOffset Now => World.Now;

    public string Text => Request.Text ?? "";

    public string? Choice => Request.Choices.FirstOrDefault();

    public Seating Seating => Seating.Of(World, File);

    /// <summary>Whoever decides something on a case has taken it up, also without pressing that button first.</summary>
    public ImmutableArray<CaseEvent> TakesUp => File is { IsOpen: true, IsAcknowledged: false }
        ? [new CaseEvent.Acknowledged(File.Seats.First(seat => seat.Person == Who).Place) { At = Now, By = Who }]
        : [];

    /// <summary>The reporter hears of that.</summary>
    public ImmutableArray<CaseNotice> TellsTakenUp => TakesUp.IsEmpty ? [] : [ToReporter(NoticeKind.Acknowledged)];

    public CaseNotice ToReporter(NoticeKind kind) => new(File.Reporter, kind);

    public ImmutableArray<CaseNotice> ToSeats(NoticeKind kind) => [.. File.Seats.Select(seat => seat.Person).Distinct().Select(person => new CaseNotice(person, kind))];

    /// <summary>To everybody else who stands so towards the case.</summary>
    public ImmutableArray<CaseNotice> To(Standing standing, NoticeKind kind) =>
        [.. ToSeats(kind).Where(notice => notice.To != Who && CasePermissions.StandingOf(File, notice.To) == standing)];
}
