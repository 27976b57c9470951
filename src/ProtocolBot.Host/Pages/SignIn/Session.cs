using System.Globalization;
using System.Security.Claims;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>What a cookie of ours says: who, by which way, and when they last showed that it is them. No name, no token.</summary>
internal sealed record Session(PersonId Person, string Way, DateTimeOffset Since)
{
    private const string PersonClaim = "oid";
    private const string SinceClaim = "since";

    public bool IsInTeams => Way == SignInSchemes.Teams;

    /// <summary>Null when nobody is signed in.</summary>
    public static Session? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: SignInSchemes.Browser or SignInSchemes.Teams } identity
        && user.FindFirstValue(PersonClaim) is { Length: > 0 } person
        && long.TryParse(user.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? new Session(new PersonId(person), identity.AuthenticationType, DateTimeOffset.FromUnixTimeSeconds(since))
            : null;

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [new Claim(PersonClaim, Person.Value), new Claim(SinceClaim, Since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], Way));
}
