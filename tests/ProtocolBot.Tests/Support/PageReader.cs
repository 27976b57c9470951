using System.Net;
using System.Text.RegularExpressions;

using Xunit;

namespace ProtocolBot.Tests.Support;

/// <summary>A browser without scripts, in the name of a persona: pages, and the words on them.</summary>
internal sealed partial class PageReader : IDisposable
{
    private readonly HttpClient http;
    private readonly string persona;

    public PageReader(BotUnderTest bot, string persona)
    {
        this.persona = persona;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Http.BaseAddress };
    }

    public async Task<SeenPage> GetAsync(string path)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var response = await http.GetAsync(new Uri($"{path}{separator}als={persona}", UriKind.Relative), TestContext.Current.CancellationToken);
        return await SeenPage.ReadAsync(response);
    }

    /// <summary>Presses a button of a form on the case page.</summary>
    public async Task<SeenPage> PressAsync(string number, params (string Name, string Value)[] fields)
    {
        var token = Field().Match((await GetAsync($"/meldingen/{number}")).Html).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var response = await http.PostAsync(new Uri($"/meldingen/{number}", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return await SeenPage.ReadAsync(response);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}

/// <summary>What came back.</summary>
internal sealed partial record SeenPage(HttpStatusCode Status, string Html, string? Location, string? Type, string? FileName, byte[] Bytes)
{
    /// <summary>What a person reads, one line for each piece.</summary>
    public string Words => WebUtility.HtmlDecode(Gaps().Replace(Tags().Replace(Hidden().Replace(Html, ""), "\n"), "\n"));

    /// <summary>What stands behind a label in a table, and the number of its table.</summary>
    public string? Cell(string label, string? table = null)
    {
        var from = table is null ? 0 : Words.IndexOf($"\n{table}\n", StringComparison.Ordinal);
        Assert.True(from >= 0, $"no table '{table}' in {Words}");
        var at = Words.IndexOf($"\n{label}\n", from, StringComparison.Ordinal);
        return at < 0 ? null : Words[(at + label.Length + 2)..].Split('\n')[0];
    }

    public static async Task<SeenPage> ReadAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new(
            response.StatusCode,
            System.Text.Encoding.UTF8.GetString(bytes),
            response.Headers.Location?.OriginalString,
            response.Content.Headers.ContentType?.MediaType,
            response.Content.Headers.ContentDisposition?.FileName,
            bytes);
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"[ \t]*[\r\n]+[ \t\r\n]*")]
    private static partial Regex Gaps();
}
