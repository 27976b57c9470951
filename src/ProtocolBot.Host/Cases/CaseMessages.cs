using System.Collections.Immutable;

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;
using ProtocolBot.Host.Mail;

namespace ProtocolBot.Host.Cases;

/// <summary>Puts a case in words for one person: a card in a chat, or a mail. Neither holds a name or a story.</summary>
internal sealed class CaseMessages(ContentSet content, ReplyRenderer renderer, SchoolWorld school, CasePages pages)
{
    /// <summary>Twice this must fit on a card.</summary>
    private const int LongestHeld = 2_000;

    public Activity Notice(CaseFile file, Parcel.Notice notice, ConversationReference reference) => Render(
        CaseViews.Card(content, TongueOf(notice.To), school.Now(), file, notice.To, notice.Kind, notice.MaybeTwice),
        reference);

    /// <summary>The case as it stands, for a card that lies in a chat.</summary>
    public Activity Card(CaseFile file, PersonId viewer, ConversationReference reference) =>
        Render(CaseViews.Card(content, TongueOf(viewer), school.Now(), file, viewer, null), reference);

    /// <summary>Whether a card in a chat must follow: renewing it closes what somebody is writing on it, so it is not done because something was delivered to, or read by, another.</summary>
    public bool ChangesCard(CaseFile before, CaseFile after, PersonId viewer) =>
        viewer == before.Reporter
        || !CasePermissions.MaySee(after, viewer)
        || after.Events.Skip(before.Events.Length).Any(static happened => happened is not (CaseEvent.Delivered or CaseEvent.NotDelivered or CaseEvent.Viewed))
        || Gist(before, viewer) != Gist(after, viewer);

    /// <summary>The same, above it why a press did nothing.</summary>
    public CaseView View(CaseActed acted, PersonId viewer, Tongue tongue)
    {
        var view = CaseViews.Card(content, tongue, school.Now(), acted.File!, viewer, null);
        return acted.Refused is { } refusal ? view with { News = CaseViews.Refusal(content, tongue, school.Now(), acted.File, refusal) } : view;
    }

    /// <summary>Asks what should become of names and numbers in a text before it is kept; null where there are none, or it is too long to travel in a button.</summary>
    public Reply.Message? Hold(CaseNumber number, CaseRequest request, string text, Tongue tongue, DateTimeOffset now)
    {
        var leaving = new LeavingOut(content, tongue, now);
        return text.Length > LongestHeld || !leaving.IsNeeded(text)
            ? null
            : new Reply.Message(null, content.CaseWording[CaseWords.PagePrivacy].In(tongue), [Answer(CaseWords.PagePrivacyLeaveOut, leaving.Of(text)), Answer(CaseWords.PagePrivacyKeep, text)]) { Tongue = tongue };

        Button Answer(string label, string kept) => Button.Ask(content.CaseWording[label].In(tongue), Asks.CaseText, [number.Value, CaseIds.Of(request.Action), kept, .. request.Choices]);
    }

    /// <summary>Somebody's own cases, the latest first.</summary>
    public Reply.Message List(ImmutableArray<CaseFile> mine, PersonId viewer, Tongue tongue) => CaseViews.List(content, tongue, school.Now(), mine, viewer, pages.All);

    /// <summary>To an administrator, who may not see the case itself.</summary>
    public Activity Warning(Parcel.Warning parcel, ConversationReference reference)
    {
        var tongue = TongueOf(parcel.To);
        return renderer.Render(new Reply.Message(null, CaseViews.Warning(content, tongue, new CaseNumber(parcel.Number)), []) { Tongue = tongue }, reference.ChannelId, []);
    }

    /// <summary>The same as a mail; null when no address is known.</summary>
    public MailMessage? Mail(Parcel.Warning parcel)
    {
        var tongue = TongueOf(parcel.To);
        return school.Organisation.Find(parcel.To)?.Email is { Length: > 0 } address
            ? NoticeMail.ToAdministrator(content, tongue, new CaseNumber(parcel.Number), CaseViews.Warning(content, tongue, new CaseNumber(parcel.Number))).To(address, parcel.Id)
            : null;
    }

    public string Refusal(CaseRefusal refusal, Tongue tongue) => CaseViews.Refusal(content, tongue, school.Now(), null, refusal);

    /// <summary>Null when no address is known.</summary>
    public MailMessage? Mail(CaseFile file, Parcel.Mail parcel) => school.Organisation.Find(parcel.To)?.Email is { Length: > 0 } address
        ? NoticeMail.Of(content, TongueOf(parcel.To), file.Number, parcel.Kind, file.Opening.Priority, pages.Of(file.Number), parcel.MaybeTwice).To(address, parcel.Id)
        : null;

    private Activity Render(CaseView view, ConversationReference reference) =>
        renderer.Render(new Reply.CaseCard(view) { Tongue = view.Tongue }, reference.ChannelId, reference.User?.Id is { Length: > 0 } id ? [id] : []);

    /// <summary>All that the card says but what came before.</summary>
    private string Gist(CaseFile file, PersonId viewer)
    {
        var view = CaseViews.Card(content, TongueOf(viewer), school.Now(), file, viewer, null);
        return string.Join('\n', [view.News, view.State, view.About, .. view.Facts.Select(fact => fact.Value), .. view.ToDo, .. view.Phones.Select(phone => phone.ToString()), .. view.Actions.Select(action => action.Label)]);
    }

    private Tongue TongueOf(PersonId person) => school.Organisation.Find(person)?.Tongue ?? Tongue.Dutch;
}

/// <summary>Where the case pages are.</summary>
internal sealed class CasePages(IOptions<CaseOptions> options, IHostEnvironment environment, IServer server)
{
    public const string OwnPart = "mijn-gegevens";

    private const string Path = "/meldingen/";

    /// <summary>The page with all of one's own; null as <see cref="Of"/>.</summary>
    public string? All => Root is { } root ? root + Path.TrimEnd('/') : null;

    /// <summary>The page with all that is kept of who reads it; null as <see cref="Of"/>.</summary>
    public string? Own => All is { } all ? $"{all}/{OwnPart}" : null;

    /// <summary>Null where nobody said where this program is seen from outside.</summary>
    public string? Of(CaseNumber number) => Root is { } root ? root + Path + number : null;

    /// <summary>In Development where this program listens.</summary>
    private string? Root => options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/')
        : environment.IsDevelopment() ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/')
        : null;
}
