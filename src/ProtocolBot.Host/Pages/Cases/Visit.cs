using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>What stands between somebody and a page. A closed family.</summary>
internal abstract record Visit
{
    private Visit()
    {
    }

    /// <summary>Nothing: we know who it is, and well enough for this page.</summary>
    public sealed record Welcome(PersonId Who) : Visit;

    /// <summary>There is no way to know who it is.</summary>
    public sealed record Nobody : Visit;

    /// <summary>It is somebody, whom the directory does not know as an employee.</summary>
    public sealed record Unlisted : Visit;

    /// <summary>They must sign in, or do so anew.</summary>
    /// <param name="Address">The page on which that is done.</param>
    /// <param name="InTeams">It is a script of ours that does it, by Teams.</param>
    public sealed record SignInFirst(string Address, bool InTeams) : Visit;
}
