using ProtocolBot.Host.Packaging;
using ProtocolBot.Tests.Browser;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

public sealed class IconTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("color", 192)]
    [InlineData("outline", 32)]
    public async Task An_icon_has_its_size_and_is_what_its_drawing_shows(string name, int size)
    {
        var committed = PngImage.Read(await File.ReadAllBytesAsync(Repository.Folder($"manifests/{name}.png"), TestContext.Current.CancellationToken));
        var drawing = await File.ReadAllTextAsync(Repository.Folder($"manifests/{name}.svg"), TestContext.Current.CancellationToken);
        await using var window = await chromium.OpenAsync(size, size);
        await window.Page.SetContentAsync($"<style>html,body{{margin:0;background:transparent}}svg{{display:block}}</style>{drawing}");
        var shown = PngImage.Read(await window.Page.ScreenshotAsync(new() { OmitBackground = true }));

        Assert.NotNull(committed);
        Assert.NotNull(shown);
        Assert.Equal((size, size), (committed.Width, committed.Height));
        Assert.Equal((size, size), (shown.Width, shown.Height));
        // Another browser rounds edges otherwise, and moves nothing.
        Assert.True(committed.Rgba.Zip(shown.Rgba, static (one, other) => Math.Abs(one - other) > 48 ? 1 : 0).Sum() < size, "the PNG is not drawn from the SVG beside it");
    }
}
