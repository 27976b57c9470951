using System.Collections.Immutable;

using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Demo;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Who reads a page. It never guesses: who is not known sees nothing.</summary>
internal abstract class PageIdentity
{
    /// <param name="context">Who asks.</param>
    /// <param name="door">What the page wants to be shown.</param>
    public abstract Visit Of(HttpContext context, Door door);

    /// <summary>Who one may be here; empty where one must sign in.</summary>
    public virtual ImmutableArray<Persona> Offered => [];

    /// <summary>To which other origin a form may lead: signing out does; empty where nothing does.</summary>
    public virtual string FormTargets => "";

    /// <summary>Whether this person has a session that they can end.</summary>
    public virtual bool MaySignOut(HttpContext context) => false;
}

/// <summary>Without a sign-in nobody is known, so that a forgotten setting opens nothing.</summary>
internal sealed class NobodyIdentity : PageIdentity
{
    public override Visit Of(HttpContext context, Door door) => new Visit.Nobody();
}

/// <summary>In Development one is who one says: the persona of the address (?als=…), kept in a cookie. Never registered elsewhere.</summary>
internal sealed class PersonaIdentity : PageIdentity
{
    public const string Cookie = "persona";
    public const string Query = "als";

    public override ImmutableArray<Persona> Offered => Persona.All;

    public override Visit Of(HttpContext context, Door door)
    {
        if (Persona.Find(context.Request.Query[Query]) is not { } chosen)
        {
            return Persona.Find(context.Request.Cookies[Cookie]) is { } known ? new Visit.Welcome(known.PersonId) : new Visit.Nobody();
        }

        context.Response.Cookies.Append(Cookie, chosen.Id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
        return new Visit.Welcome(chosen.PersonId);
    }
}
