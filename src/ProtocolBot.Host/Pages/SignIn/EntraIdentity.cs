using System.Text.Encodings.Web;

using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>One is who Entra says, as long as the directory knows one and the sign-in is young enough for the page.</summary>
internal sealed class EntraIdentity(SchoolWorld school, Registration registration, TimeProvider time) : PageIdentity
{
    public override string FormTargets => registration.Origin;

    public override bool MaySignOut(HttpContext context) => Session.Of(context.User) is { IsInTeams: false };

    public override Visit Of(HttpContext context, Door door)
    {
        if (Session.Of(context.User) is not { } session)
        {
            return Ask(context, IsFramed(context), again: false);
        }

        if (door != Door.AnySession && !Knows(session.Person))
        {
            return new Visit.Unlisted();
        }

        return door.NeedsFreshSession && !SignInTimes.IsFresh(session.Since, time.GetUtcNow())
            ? Ask(context, session.IsInTeams || IsFramed(context), again: true)
            : new Visit.Welcome(session.Person);
    }

    private bool Knows(PersonId person) => school.Organisation.Find(person)?.WorksOn(SchoolCalendar.DayOf(time.GetUtcNow())) == true;

    private static Visit.SignInFirst Ask(HttpContext context, bool inTeams, bool again)
    {
        // A form cannot be sent once more by an address; who typed it keeps its page open.
        var target = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? ReturnUrl.Of(context.Request.Path + context.Request.QueryString)
            : SignInSchemes.DonePath;
        var query = $"?{SignInSchemes.Return}={UrlEncoder.Default.Encode(target)}{(again ? $"&{SignInSchemes.Again}=true" : "")}";
        return new Visit.SignInFirst((inTeams ? SignInSchemes.TeamsPath : SignInSchemes.Path) + query, inTeams);
    }

    /// <summary>Entra cannot be shown in a frame; there Teams says who one is.</summary>
    private static bool IsFramed(HttpContext context) => context.Request.Headers["Sec-Fetch-Dest"] == "iframe";
}
