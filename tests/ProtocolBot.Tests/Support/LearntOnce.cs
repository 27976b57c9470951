namespace ProtocolBot.Tests.Support;

/// <summary>Where the tests' programs keep what they learnt from the content: one folder for all, so that the first learns and the others read.</summary>
internal static class LearntOnce
{
    /// <summary>Beside what was built, so that it goes with it; the files are named for what they were learnt from.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "learnt");
}
