using System.Net;
using System.Text.RegularExpressions;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>A browser without scripts, behind the proxy: cookies, pages, forms, and the way to Entra and back.</summary>
internal sealed partial class Browser : IDisposable
{
    private const int MostRedirects = 10;

    private readonly SignedSchool school;
    private readonly HttpClient http;

    public Browser(SignedSchool school)
    {
        this.school = school;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = school.Bot.Http.BaseAddress };
    }

    /// <summary>Who Entra finds at this browser.</summary>
    public Visitor? Who { get; set; }

    /// <summary>What is sent with each request.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Each cookie as it was set last, with all that was said of it.</summary>
    public Dictionary<string, string> Set { get; } = [];

    /// <summary>Signs in and comes to the list, or to the page that says why not.</summary>
    public Task<Seen> SignInAsync(Visitor who)
    {
        Who = who;
        return GoAsync("/meldingen");
    }

    /// <summary>Follows all redirects, also to Entra.</summary>
    public async Task<Seen> GoAsync(string path)
    {
        for (var at = 0; at < MostRedirects; at++)
        {
            var seen = await GetAsync(path);
            if (seen.Location is not { } location)
            {
                return seen;
            }

            path = Return(location);
        }

        throw new Xunit.Sdk.XunitException($"redirected without end, at last to {path}");
    }

    public Task<Seen> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public async Task<Seen> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(HttpMethod.Post, path, form);
    }

    /// <summary>The field of a form that this browser was shown.</summary>
    public async Task<(string Name, string Value)> FormTokenAsync(string page = "/meldingen/sign-out") =>
        ("__RequestVerificationToken", Field().Match((await GetAsync(page)).Html).Groups[1].Value);

    public async Task<Seen> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Take(response);
        return await Seen.ReadAsync(response);
    }

    public void Dispose() => http.Dispose();

    private string Return(string location)
    {
        if (location.StartsWith(FakeEntra.Root + "/oauth2/v2.0/authorize?", StringComparison.Ordinal))
        {
            location = school.Entra.Authorize(new Uri(location), Who ?? throw new Xunit.Sdk.XunitException("nobody sits here, and Entra was asked")).ToString();
        }

        return location.StartsWith(FakeEntra.PublicUrl, StringComparison.Ordinal) ? location[FakeEntra.PublicUrl.Length..]
            : location.StartsWith('/') ? location
            : throw new Xunit.Sdk.XunitException($"led away to {location}");
    }

    private void Take(HttpResponseMessage response)
    {
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var name = cookie[..cookie.IndexOf('=', StringComparison.Ordinal)];
            var value = cookie[(name.Length + 1)..].Split(';')[0];
            Set[name] = cookie;
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}

/// <summary>What came back.</summary>
internal sealed record Seen(HttpStatusCode Status, string Html, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    public string Policy => Headers.GetValueOrDefault("Content-Security-Policy", "");

    public static async Task<Seen> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Location?.OriginalString,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
}
