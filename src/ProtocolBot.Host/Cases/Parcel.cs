using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using Microsoft.Extensions.Options;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Outbox;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>What waits in the outbox for a case. The names are stored: they never change.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "parcel")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(Mail), "mail")]
[JsonDerivedType(typeof(Cards), "cards")]
[JsonDerivedType(typeof(Timer), "timer")]
[JsonDerivedType(typeof(Warning), "warning")]
[JsonDerivedType(typeof(Course), "course")]
internal abstract record Parcel
{
    private Parcel()
    {
    }

    /// <summary>The number of what belongs to no case.</summary>
    public const string NoCase = "";

    public required string Number { get; init; }

    /// <summary>Somebody is to be told in Teams.</summary>
    /// <param name="MaybeTwice">An earlier sending may have arrived: the notice says so.</param>
    /// <param name="MailId">Of the mail that is planned with it, for when Teams does not take it in time.</param>
    internal sealed record Notice(PersonId To, NoticeKind Kind, DateTimeOffset Since, bool MaybeTwice, string MailId) : Parcel;

    /// <summary>Somebody is to be told by mail, unless Teams takes the notice first.</summary>
    /// <param name="Since">When the notice was made.</param>
    /// <param name="Id">The message's own id: the same when it is sent again.</param>
    internal sealed record Mail(PersonId To, NoticeKind Kind, DateTimeOffset Since, string Id, bool MaybeTwice) : Parcel;

    /// <summary>The cards in somebody's chat are to follow the case.</summary>
    internal sealed record Cards(PersonId Of) : Parcel;

    /// <summary>An administrator is to be told that nobody can get this case.</summary>
    /// <param name="Id">Of the mail that goes where Teams does not take it.</param>
    internal sealed record Warning(PersonId To, DateTimeOffset Since, string Id) : Parcel;

    /// <summary>The course comes back to somebody.</summary>
    /// <param name="MaybeSent">It may have arrived: it is not sent again, for nobody needs to be asked twice.</param>
    internal sealed record Course(PersonId To, LessonTimerKind Kind, bool MaybeSent) : Parcel;

    /// <summary>Something is to be looked at again.</summary>
    internal sealed record Timer(TimerKind Kind, int Round) : Parcel;
}

/// <summary>Wraps and unwraps what waits for a case: sealed, each in the lane of its recipient or of its timer.</summary>
internal sealed class Parcels(Sealer sealer, Pseudonyms pseudonyms, IOptions<CaseOptions> options)
{
    /// <summary>By which a timer is taken away when what it reminds of is done.</summary>
    public static string Topic(CaseNumber number, TimerKind kind) => $"{number}:{kind}";

    /// <summary>By which a mail is taken away when Teams took the notice, or sent at once when it never will.</summary>
    public static string MailTopic(string mail) => $"mail:{mail}";

    /// <summary>By which a timer of the course is taken away.</summary>
    public static string CourseTopic(string person, LessonTimerKind kind) => $"course:{person}:{kind}";

    public IReadOnlyList<ParcelRow> Of(CaseNumber number, Priority priority, CaseDecision decision, ImmutableArray<PersonId> cardHolders, DateTimeOffset now) =>
    [
        .. decision.Notices.SelectMany(notice => Rows(number, notice, now, now + options.Value.PatienceWithTeams(priority))),
        .. decision.Events.IsEmpty ? [] : cardHolders.Select(holder => Row(new Parcel.Cards(holder) { Number = number.Value }, now)),
        .. decision.Warned.Select(administrator => Row(new Parcel.Warning(administrator, now, $"{Guid.NewGuid():n}") { Number = number.Value }, now)),
        .. decision.Timers.Select(timer => Row(new Parcel.Timer(timer.Kind, timer.Round) { Number = number.Value }, timer.Due)),
    ];

    public ParcelRow Row(Parcel parcel, DateTimeOffset due)
    {
        var lane = LaneOf(parcel);
        return new ParcelRow(lane, Seal(parcel, lane), due, TopicOf(parcel));
    }

    public byte[] Seal(Parcel parcel) => Seal(parcel, LaneOf(parcel));

    /// <summary>Null when it cannot be read.</summary>
    public Parcel? Open(OutboxRow row)
    {
        try
        {
            return sealer.Open(row.Payload, row.Conversation.Hash) is { } json ? JsonSerializer.Deserialize(json, ParcelJson.Default.Parcel) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The mail is planned with the notice, in one transaction: whatever holds the notice up, the mail goes in time.</summary>
    private ParcelRow[] Rows(CaseNumber number, CaseNotice notice, DateTimeOffset now, DateTimeOffset deadline)
    {
        var told = new Parcel.Notice(notice.To, notice.Kind, now, false, $"{Guid.NewGuid():n}") { Number = number.Value };
        return [Row(told, now), Row(MailOf(told) with { MaybeTwice = true }, deadline)];
    }

    public static Parcel.Mail MailOf(Parcel.Notice notice) => new(notice.To, notice.Kind, notice.Since, notice.MailId, notice.MaybeTwice) { Number = notice.Number };

    private string? TopicOf(Parcel parcel) => parcel switch
    {
        Parcel.Course course => CourseTopic(pseudonyms.Of(course.To), course.Kind),
        Parcel.Timer timer => Topic(new CaseNumber(timer.Number), timer.Kind),
        Parcel.Mail mail => MailTopic(mail.Id),
        _ => null,
    };

    private byte[] Seal(Parcel parcel, string lane) => sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(parcel, ParcelJson.Default.Parcel), lane);

    private string LaneOf(Parcel parcel) => parcel switch
    {
        Parcel.Notice notice => Lanes.ToPerson + pseudonyms.Of(notice.To),
        Parcel.Warning warning => Lanes.ToPerson + pseudonyms.Of(warning.To),
        // A card that cannot follow must not hold up a notice.
        Parcel.Cards cards => $"{Lanes.ToPerson}card:{pseudonyms.Of(cards.Of)}",
        // Nor a mail whose time has not come another that is due.
        Parcel.Mail mail => $"{Lanes.ToPerson}mail:{mail.Id}",
        // One that waits for weeks must not hold up a notice.
        Parcel.Course course => $"{Lanes.OfTimer}course:{pseudonyms.Of(course.To)}:{course.Kind}",
        Parcel.Timer timer => $"{Lanes.OfTimer}{timer.Number}:{timer.Kind}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Parcel))]
internal sealed partial class ParcelJson : JsonSerializerContext;
