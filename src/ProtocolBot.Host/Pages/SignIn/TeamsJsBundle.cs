using System.Reflection;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>Teams' own client for tabs, which the build fetches and which may be missing; it is never committed.</summary>
internal static class TeamsJsBundle
{
    /// <summary>The version that the build pins (TeamsJs.targets).</summary>
    private static readonly string Version = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "TeamsJsVersion").Value ?? "";

    public static string Path { get; } = $"{SignInSchemes.TeamsPath}/teams-js-{Version}.js";

    public static string File { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "teams-js", "MicrosoftTeams.min.js");

    public static bool IsThere => System.IO.File.Exists(File);
}
