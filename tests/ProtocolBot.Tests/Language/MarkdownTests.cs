using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

using CsCheck;

using ProtocolBot.Core.Language;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Language;

public sealed partial class MarkdownTests
{
    private static readonly string[] Parts =
    [
        "*", "**", "_", "__", "~~", "`", "```", "[", "]", "(", ")", "](http://evil.example)", "![", "<", ">", "</b>", "<script>", "<at>", "&", "&lt;", "&#42;", "\\", "\\*", "#", "# ", "- ", "+ ",
        "1. ", "12) ", "> ", "---", "===", "|", ":-", "\n", "\r\n", "    ", "\t", "http://evil.example", "@", "!", "Jan", " slaat ", "3H2", "één", "😀", "5.8", " ", "Anna", "weg",
    ];

    private static readonly Gen<string> Nasty = Gen.Int[0, Parts.Length - 1].Select(at => Parts[at]).Array[0, 14].Select(parts => string.Concat(parts));

    [Fact]
    public void What_is_escaped_reads_back_as_it_was() =>
        Nasty.Sample(text => Markdown.Plain(Markdown.Escape(text)) == Lines(text, "\n\n"), iter: 20_000);

    [Fact]
    public async Task A_real_renderer_shows_what_was_written_and_nothing_of_it_as_markup()
    {
        var texts = new List<string>();
        Nasty.Sample(texts.Add, iter: 3_000, threads: 1);

        var output = await NodeScript.RunAsync("Cards/markdown-check.js", ("markdown-it", "14.1.0"), JsonSerializer.Serialize(texts.Select(Markdown.Escape)), TestContext.Current.CancellationToken);
        var shown = JsonSerializer.Deserialize<string[]>(output)!;

        Assert.All(texts.Zip(shown), pair =>
        {
            Assert.Empty(Tag().Matches(pair.Second).Select(tag => tag.Value).Except(["<p>", "</p>"]));
            Assert.Equal(Spaces().Replace(Lines(pair.First, " "), " "), Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(pair.Second, " ")), " ").Trim());
        });
    }

    [Theory]
    [InlineData("**Vet** en gewoon\n- punt", "Vet en gewoon\n- punt")]
    [InlineData("a \\* b", "a * b")]
    [InlineData("2 * 3", "2 * 3")]
    public void Plain_leaves_the_words(string markdown, string plain) => Assert.Equal(plain, Markdown.Plain(markdown));

    private static string Lines(string text, string between) =>
        string.Join(between, text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
