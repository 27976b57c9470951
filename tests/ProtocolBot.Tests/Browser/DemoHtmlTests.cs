using System.Net;

using ProtocolBot.Core.Language;
using ProtocolBot.Host.Pages.Demo;

using Xunit;

namespace ProtocolBot.Tests.Browser;

public sealed class DemoHtmlTests
{
    private static readonly string[] Files = ["page.html", "persona.html", "chat.html", "missing.html", "side.html", "beside.html"];
    private static readonly string[] NotWords = ["lang", "nonce", "version", "main", "personas", "config", "beside", "chats", "id", "current", "initials", "name", "role"];

    [Fact]
    public void Without_Web_Chat_the_page_says_what_is_missing_and_how_to_get_it()
    {
        var html = new DemoHtml(PageWords.Load()).Write(Persona.First, hasWebChat: false, "n");

        Assert.Contains("De chat ontbreekt nog", html, StringComparison.Ordinal);
        Assert.Contains("Installeer Node 20", html, StringComparison.Ordinal);
        Assert.Contains("-- chat", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_on_the_page_is_in_the_content_and_every_word_for_the_page_is_used()
    {
        var wording = PageWords.Load();
        var asked = Files.SelectMany(file => new DemoTemplate(file).Places).Except(NotWords).ToHashSet();
        var inScript = new[] { "page.placeholder", "page.failed", "page.ended" };

        Assert.Subset(wording.Ids.ToHashSet(), asked);
        Assert.Equal(
            wording.Ids.Where(id => id.StartsWith("page.", StringComparison.Ordinal)).Order(),
            asked.Concat(inScript).Order());
        Assert.Equal(
            wording.Ids.Where(id => id.StartsWith("persona.", StringComparison.Ordinal)).Order(),
            Persona.All.Select(persona => persona.Label).Order());
    }

    [Fact]
    public void Words_are_encoded_so_that_content_can_never_be_markup()
    {
        var wording = PageWords.Read(string.Concat(PageWords.Load().Ids.Select(id => $"\"{id}\": {{ nl: '<b>\"', en: '</script>' }}\n")));

        var html = new DemoHtml(wording).Write(Persona.All[^1], hasWebChat: true, "n");

        Assert.DoesNotContain("<b>\"", html, StringComparison.Ordinal);
        Assert.Equal(4, html.Split("</script>").Length - 1);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_page()
    {
        await using var host = await DemoHost.StartAsync("Production");
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };

        foreach (var path in new[] { "/", "/demo/page.js", "/v3/directline/tokens/generate" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_page_lets_no_script_run_but_its_own()
    {
        await using var host = await DemoHost.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };

        using var response = await client.GetAsync("/?als=<script>", TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains(Persona.First.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_on_the_page_has_an_id_a_role_and_a_face()
    {
        Assert.Equal(Persona.All.Length, Persona.All.Select(persona => persona.Id).Distinct().Count());
        Assert.All(Persona.All, persona => Assert.Contains(persona.Role, new[] { "medewerker", "leidinggevende", "directeur", "fg", "bestuur" }));
        Assert.All(Persona.All, persona => Assert.Equal(2, persona.Initials.Length));
        Assert.Equal(Tongue.English, Persona.Find("teacher-en")?.Tongue);
        Assert.Null(Persona.Find("koning"));
    }
}
