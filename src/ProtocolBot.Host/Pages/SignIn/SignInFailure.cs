namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Why somebody is not signed in, as far as they are told.</summary>
internal enum SignInFailure
{
    /// <summary>Once more may help.</summary>
    Failed,

    /// <summary>Somebody of elsewhere, or a guest.</summary>
    Stranger,

    /// <summary>Entra does not say when this person showed who they are: an administrator must switch that on.</summary>
    NoTime,
}

/// <summary>Entra knows this person, and we do not let them in.</summary>
internal sealed class SignInException(SignInFailure reason) : Exception(reason.ToString())
{
    public SignInFailure Reason => reason;
}
