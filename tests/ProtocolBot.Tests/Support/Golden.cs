using System.Text.Encodings.Web;
using System.Text.Json;

using Xunit;

namespace ProtocolBot.Tests.Support;

/// <summary>Compares with a text in Approved/ that somebody has looked at. With APPROVE=1 in the environment it writes the text instead; then look at the difference before it is committed.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Json(string name, JsonElement actual) => Text($"{name}.json", JsonSerializer.Serialize(actual, Indented));

    public static void Text(string name, string actual)
    {
        var file = Path.Combine(Repository.Folder("tests/ProtocolBot.Tests/Approved"), name);
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(file, text);

        Assert.True(File.Exists(file), $"{name} is not approved yet: run this test with APPROVE=1 and look at it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}

/// <summary>The checkout in which the tests run.</summary>
internal static class Repository
{
    public static string Folder(string path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ProtocolBot.sln")))
            root = root.Parent;
        return Path.Combine(root?.FullName ?? throw new InvalidOperationException("the tests run inside the repository"), path);
    }
}
