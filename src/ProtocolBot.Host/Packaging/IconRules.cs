using System.Text.Json;

namespace ProtocolBot.Host.Packaging;

/// <summary>What Teams asks of the two icons: their sizes, a full square in colour, and an outline in white on nothing.</summary>
internal static class IconRules
{
    private const string Rule = "icons";
    private const int Colour = 192;
    private const int Outline = 32;

    public static IEnumerable<PackageProblem> Check(JsonElement manifest, IReadOnlyDictionary<string, byte[]> files) =>
        Check(manifest, files, "color", Colour, IsFull, $"the colour icon fills its {Colour} by {Colour} pixels, none of them transparent")
            .Concat(Check(manifest, files, "outline", Outline, IsOutline, $"the outline icon is {Outline} by {Outline} pixels, white on transparent and nothing else"));

    private static IEnumerable<PackageProblem> Check(JsonElement manifest, IReadOnlyDictionary<string, byte[]> files, string which, int size, Func<PngImage, bool> isGood, string asked)
    {
        if (manifest.At("icons").At(which).Text() is not { } name || !files.TryGetValue(name, out var file))
        {
            yield break;
        }

        if (PngImage.Read(file) is not { } image)
            yield return new PackageProblem(name, "", Rule, "is no PNG of eight bits, RGB or RGBA, not interlaced");
        else if (image.Width != size || image.Height != size)
            yield return new PackageProblem(name, "", Rule, $"is {image.Width} by {image.Height} pixels; {asked}");
        else if (!isGood(image))
            yield return new PackageProblem(name, "", Rule, asked);
    }

    private static bool IsFull(PngImage image) => image.Pixels.All(pixel => pixel.Alpha == byte.MaxValue);

    private static bool IsOutline(PngImage image) =>
        image.Pixels.All(pixel => pixel is { Alpha: 0 } or { Red: byte.MaxValue, Green: byte.MaxValue, Blue: byte.MaxValue })
        && image.Pixels.Any(pixel => pixel.Alpha == 0)
        && image.Pixels.Any(pixel => pixel.Alpha == byte.MaxValue);
}
