using System.Reflection;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>Web Chat's browser bundle, which the build fetches and which may be missing; it is never committed.</summary>
internal static class WebChatBundle
{
    /// <summary>The version that the build pins (WebChat.targets).</summary>
    public static string Version { get; } = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "WebChatVersion").Value ?? "";

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "webchat", "webchat.js");

    public static bool IsThere => System.IO.File.Exists(File);
}
