namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>How long a sign-in counts.</summary>
internal static class SignInTimes
{
    /// <summary>For lists: a working day, however busy one is.</summary>
    public static readonly TimeSpan Session = TimeSpan.FromHours(8);

    /// <summary>For reading a case, and for doing something on it.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <summary>Entra's clock and ours may differ so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public static bool IsFresh(DateTimeOffset since, DateTimeOffset now) => since <= now + Skew && now - since <= Fresh;
}
