using System.Collections.Immutable;

using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Pages.Demo;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Who reads a page. It never guesses: who is not known sees nothing.</summary>
internal abstract class PageIdentity
{
    /// <summary>Null when nobody is known.</summary>
    public abstract PersonId? Of(HttpContext context);

    /// <summary>Who one may be here; empty where one must sign in.</summary>
    public virtual ImmutableArray<Persona> Offered => [];
}

/// <summary>Until there is a sign-in nobody is known, so that a forgotten setting opens nothing.</summary>
internal sealed class NobodyIdentity : PageIdentity
{
    public override PersonId? Of(HttpContext context) => null;
}

/// <summary>In Development one is who one says: the persona of the address (?als=…), kept in a cookie. Never registered elsewhere.</summary>
internal sealed class PersonaIdentity : PageIdentity
{
    public const string Cookie = "persona";
    public const string Query = "als";

    public override ImmutableArray<Persona> Offered => Persona.All;

    public override PersonId? Of(HttpContext context)
    {
        if (Persona.Find(context.Request.Query[Query]) is not { } chosen)
        {
            return Persona.Find(context.Request.Cookies[Cookie])?.PersonId;
        }

        context.Response.Cookies.Append(Cookie, chosen.Id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
        return chosen.PersonId;
    }
}
