using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Signing in by a browser: authorization code with PKCE, one tenant, nothing kept of what Entra hands out.</summary>
internal sealed class EntraSetup(Registration registration, IHostEnvironment environment, TimeProvider time) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public void Configure(string? name, OpenIdConnectOptions options)
    {
        options.SignInScheme = SignInSchemes.Browser;
        options.SignOutScheme = SignInSchemes.Browser;
        options.Authority = registration.Issuer;
        options.ClientId = registration.AppId;
        options.CallbackPath = SignInSchemes.CallbackPath;
        options.SignedOutCallbackPath = SignInSchemes.OutCallbackPath;
        options.SignedOutRedirectUri = SignInSchemes.OutDonePath;
        options.RemoteSignOutPath = PathString.Empty;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.EventsType = typeof(EntraEvents);
        Ask(options);
        Believe(options);
        Keep(options);
    }

    public void Configure(OpenIdConnectOptions options) => Configure(Options.DefaultName, options);

    private static void Ask(OpenIdConnectOptions options)
    {
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.Scope.Clear();
        // Without "profile" Entra does not say the object id.
        options.Scope.Add("openid");
        options.Scope.Add("profile");
    }

    private void Believe(OpenIdConnectOptions options)
    {
        options.TokenHandler = new SignedTokens();
        options.GetClaimsFromUserInfoEndpoint = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = registration.Issuer,
            ValidAudience = registration.AppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            LifetimeValidator = (notBefore, expires, _, parameters) =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                return expires > now - parameters.ClockSkew && !(notBefore > now + parameters.ClockSkew);
            },
        };
    }

    private static void Keep(OpenIdConnectOptions options)
    {
        options.SaveTokens = false;
        options.UseTokenLifetime = false;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
        }

        options.CorrelationCookie.Name = "__Secure-meldingen-correlation.";
        options.NonceCookie.Name = "__Secure-meldingen-nonce.";
    }
}
