namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>The names of the ways in, of their cookies and of their addresses.</summary>
internal static class SignInSchemes
{
    /// <summary>Whichever session there is.</summary>
    public const string Session = "session";

    public const string Entra = "entra";

    /// <summary>A session in a browser of one's own: its cookie is never sent from within another site.</summary>
    public const string Browser = "browser";

    /// <summary>A session in the tab, which is a frame in Teams: its cookie counts within Teams alone.</summary>
    public const string Teams = "teams";

    public const string BrowserCookie = "__Host-meldingen";
    public const string TeamsCookie = "__Host-meldingen-teams";

    public const string Path = "/meldingen/sign-in";
    public const string CallbackPath = Path + "/callback";
    public const string DonePath = Path + "/done";
    public const string FailedPath = Path + "/failed";
    public const string TeamsPath = Path + "/teams";
    public const string OutPath = "/meldingen/sign-out";
    public const string OutCallbackPath = OutPath + "/callback";
    public const string OutDonePath = OutPath + "/done";

    /// <summary>Where one wanted to be.</summary>
    public const string Return = "returnUrl";

    /// <summary>One is known, but showed too long ago that it is oneself.</summary>
    public const string Again = "again";
}
