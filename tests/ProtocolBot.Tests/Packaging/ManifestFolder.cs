using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

using ProtocolBot.Host.Packaging;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

/// <summary>A copy of manifests/ in which something may be spoilt.</summary>
internal sealed class ManifestFolder : IDisposable
{
    public static readonly PackageValues Values = new()
    {
        AppId = "9f1d3c54-3a7e-4b0f-9c58-2f6d1f5f7a10",
        BotId = "11111111-2222-3333-4444-555555555555",
        SignInId = "66666666-7777-8888-9999-000000000000",
        Host = "bot.school.nl",
        Version = "1.2.3",
        Privacy = "https://www.school.nl/privacy",
        Terms = "https://www.school.nl/voorwaarden",
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-manifests-");

    public ManifestFolder()
    {
        var shipped = Repository.Folder("manifests");
        folder.CreateSubdirectory("schema");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetRelativePath(shipped, file)));
    }

    public string FullName => folder.FullName;

    public AppPackage Make(PackageValues? values = null) => AppPackage.Make(folder.FullName, values ?? Values);

    public ManifestFolder Replace(string file, string old, string with)
    {
        var path = Path.Combine(folder.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder.FullName, file), bytes);

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A file out of the zip.</summary>
    public static JsonNode Json(AppPackage package, string file)
    {
        using var zip = new ZipArchive(new MemoryStream(package.Zip));
        var entry = zip.GetEntry(file);
        Assert.NotNull(entry);
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        var node = JsonNode.Parse(reader.ReadToEnd());
        Assert.NotNull(node);
        return node;
    }
}
