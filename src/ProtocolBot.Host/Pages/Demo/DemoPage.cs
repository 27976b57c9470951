using System.Buffers.Text;
using System.Security.Cryptography;

using ProtocolBot.Host.Operations;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>The page on which one tries the bot as one of several people. It exists in Development alone.</summary>
internal static class DemoPage
{
    private const string Html = "text/html; charset=utf-8";
    private const string Script = "text/javascript; charset=utf-8";
    private const string Style = "text/css; charset=utf-8";

    /// <summary>The hash of no text at all: Web Chat makes one style element empty and fills it by script.</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>Maps <c>/</c> and what it loads; outside Development nothing.</summary>
    public static void MapDemoPage(this WebApplication app, PageWording wording)
    {
        if (!app.Environment.IsDevelopment())
            return;
        var html = new DemoHtml(wording);
        var pages = app.MapGroup("").WithMetadata(Door.Open);
        pages.MapGet("/", (HttpContext context, string? als, bool? naast) => Show(context, html, Persona.Find(als) ?? Persona.First, naast ?? false));
        pages.MapGet("/naast-elkaar", (HttpContext context) => ShowSide(context, html));
        pages.MapGet("/demo/page.css", (HttpContext context) => Asset(context, "page.css", Style));
        pages.MapGet("/demo/page.js", (HttpContext context) => Asset(context, "page.js", Script));
        pages.MapGet("/demo/webchat-look.js", (HttpContext context) => Asset(context, "webchat-look.js", Script));
        pages.MapGet("/demo/icon.svg", (HttpContext context) => Asset(context, "icon.svg", "image/svg+xml"));
        pages.MapGet($"/demo/webchat-{WebChatBundle.Version}.js", WebChat);
    }

    private static IResult Show(HttpContext context, DemoHtml html, Persona me, bool isBeside)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        Protect(headers);
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = string.Join("; ",
            "default-src 'none'",
            "script-src 'self'",
            $"style-src 'self' 'nonce-{nonce}' {EmptyStyle}",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            isBeside ? "frame-ancestors 'self'" : "frame-ancestors 'none'");
        return Results.Text(html.Write(me, WebChatBundle.IsThere, nonce, isBeside), Html);
    }

    private static IResult ShowSide(HttpContext context, DemoHtml html)
    {
        var headers = context.Response.Headers;
        Protect(headers);
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Results.Text(html.WriteSide(), Html);
    }

    private static IResult Asset(HttpContext context, string file, string type)
    {
        Protect(context.Response.Headers);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(DemoTemplate.Read(file), type);
    }

    private static IResult WebChat(HttpContext context)
    {
        if (!WebChatBundle.IsThere)
            return Results.NotFound();
        Protect(context.Response.Headers);
        // Its address holds its version, so it may be kept.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(WebChatBundle.File, Script);
    }

    private static void Protect(IHeaderDictionary headers) => headers.XContentTypeOptions = "nosniff";
}
