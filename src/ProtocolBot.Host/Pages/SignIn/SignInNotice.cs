using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>A page of a few sentences: the ids of its words, and where one can go from it.</summary>
public sealed record SignInNotice(string Title, string Text, string? Link = null, string? Address = null)
{
    /// <summary>Asked in this way Microsoft does not take the account that failed once more by itself.</summary>
    private const string Anew = $"{SignInSchemes.Path}?{SignInSchemes.Again}=true";

    public static SignInNotice Unlisted { get; } = new(CaseWords.PageUnlisted, CaseWords.PageUnlistedText);

    public static SignInNotice Done { get; } = new(CaseWords.SignInDone, CaseWords.SignInDoneText, CaseWords.PageList, ReturnUrl.Home);

    public static SignInNotice SignedOut { get; } = new(CaseWords.SignedOut, CaseWords.SignedOutText, CaseWords.SignInRetry, ReturnUrl.Home);

    internal static SignInNotice Of(SignInFailure failure) => failure switch
    {
        SignInFailure.Stranger => new(CaseWords.SignInStranger, CaseWords.SignInStrangerText, CaseWords.SignInOther, Anew),
        SignInFailure.NoTime => new(CaseWords.SignInNoTime, CaseWords.SignInNoTimeText),
        SignInFailure.Failed => new(CaseWords.SignInFailed, CaseWords.SignInFailedText, CaseWords.SignInRetry, Anew),
    };
}
