using System.Globalization;
using System.Security.Claims;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Our part in signing in by a browser: how we ask, whom we take in, and what one reads when it fails.</summary>
internal sealed class EntraEvents(Registration registration, ClientProof proof, TimeProvider time, ILogger<EntraEvents> logger) : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        // Not from the request: who can write its headers must not choose where a code goes.
        context.ProtocolMessage.RedirectUri = registration.PublicUrl + SignInSchemes.CallbackPath;
        if (context.Properties.Items.ContainsKey(SignInSchemes.Again))
        {
            context.ProtocolMessage.Prompt = OpenIdConnectPrompt.Login;
            context.ProtocolMessage.MaxAge = SignInTimes.Fresh.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return Task.CompletedTask;
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.PostLogoutRedirectUri = registration.PublicUrl + SignInSchemes.OutCallbackPath;
        return Task.CompletedTask;
    }

    public override async Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        if (context.TokenEndpointRequest is { } request && context.Options.ConfigurationManager is { } manager)
        {
            var entra = await manager.GetConfigurationAsync(context.HttpContext.RequestAborted);
            await proof.AddAsync(request, entra.TokenEndpoint, context.HttpContext.RequestAborted);
        }
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        var again = context.Properties?.Items.ContainsKey(SignInSchemes.Again) ?? false;
        switch (Judge(context.Principal ?? new ClaimsPrincipal(), again))
        {
            case { Session: { } session }:
                context.Principal = session.ToPrincipal();
                // Nothing of the way here belongs in the cookie but where it ends.
                context.Properties = new AuthenticationProperties { RedirectUri = context.Properties?.RedirectUri };
                break;
            case { Reason: var reason }:
                context.Fail(new SignInException(reason));
                break;
        }

        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        await context.HttpContext.SignOutAsync(SignInSchemes.Teams);
        Log.SignedIn(logger, SignInSchemes.Browser);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var reason = context.Failure is SignInException refused ? refused.Reason : SignInFailure.Failed;
        Log.SignInFailed(logger, reason, CodeOf(context.Failure));
        context.Response.Redirect($"{SignInSchemes.FailedPath}?why={reason}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private (Session? Session, SignInFailure Reason) Judge(ClaimsPrincipal person, bool again)
    {
        if (person.FindFirstValue("tid") != registration.TenantId || !Guid.TryParseExact(person.FindFirstValue("oid"), "D", out var id) || IsGuest(person))
        {
            return (null, SignInFailure.Stranger);
        }

        if (!long.TryParse(person.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            // Without it nobody can tell how long ago it was.
            return (null, SignInFailure.NoTime);
        }

        var since = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return again && !SignInTimes.IsFresh(since, time.GetUtcNow())
            ? (null, SignInFailure.Failed)
            : (new Session(new PersonId(id.ToString()), SignInSchemes.Browser, since), default);
    }

    private bool IsGuest(ClaimsPrincipal person) =>
        person.FindFirstValue("acct") is not (null or "0")
        || (person.FindFirstValue("idp") is { } home && home != registration.Issuer && home != $"https://sts.windows.net/{registration.TenantId}/");

    /// <summary>Entra's word for it, such as invalid_client; no sentence, for there may be a name in it.</summary>
    private static string CodeOf(Exception? failure) =>
        failure?.Data["error"] is string { Length: > 0 and <= 40 } code && code.All(sign => sign is '_' || char.IsAsciiLetterLower(sign)) ? code : failure?.GetType().Name ?? "";
}
