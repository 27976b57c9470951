namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Whether people sign in on the case pages, and as which app. The rest is what the bot has already: its tenant, its secret or certificate, its address.</summary>
internal sealed class SignInOptions
{
    public const string Section = "Pages:SignIn";

    /// <summary>Unset: nobody is known on the pages.</summary>
    public bool Enabled { get; set; }

    /// <summary>The app registration that signs people in. Unset: the bot's own; a managed identity has none, and needs one beside it.</summary>
    public string? AppId { get; set; }
}
