namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>The page to which one returns after signing in: one of ours, whatever an address says.</summary>
internal static class ReturnUrl
{
    public const string Home = "/meldingen";

    private const int Longest = 512;

    /// <summary>What was asked for if it is a page of ours; else the list.</summary>
    public static string Of(string? asked) => asked is not null && IsOurs(asked) ? asked : Home;

    private static bool IsOurs(string asked)
    {
        // Visible ASCII without a backslash: what browsers drop or turn round on the way is not there.
        if (asked.Length > Longest || asked.AsSpan().ContainsAnyExceptInRange('!', '~') || asked.Contains('\\', StringComparison.Ordinal) || asked.Contains('#', StringComparison.Ordinal))
        {
            return false;
        }

        var path = asked.Split('?')[0];
        return (path == Home || path.StartsWith(Home + "/", StringComparison.Ordinal))
            && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal) && !path.Contains('%', StringComparison.Ordinal)
            && (path == SignInSchemes.DonePath || (!Begins(path, SignInSchemes.Path) && !Begins(path, SignInSchemes.OutPath)));
    }

    private static bool Begins(string path, string with) => path.Equals(with, StringComparison.OrdinalIgnoreCase) || path.StartsWith(with + "/", StringComparison.OrdinalIgnoreCase);
}
