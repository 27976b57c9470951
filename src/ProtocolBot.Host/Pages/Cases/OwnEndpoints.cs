using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Operations;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>All that is kept of who reads it: as a page to print, and as a file.</summary>
internal sealed class OwnEndpoints(CasePageGuard guard, PersonalFile own)
{
    public const string Path = $"{CaseEndpoints.Root}/{CasePages.OwnPart}";

    private static readonly OwnJson Readable = new(new JsonSerializerOptions(OwnJson.Default.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public static void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<CasePageGuard>();
        var pages = app.Services.GetRequiredService<OwnEndpoints>();
        var group = app.MapGroup("").AddEndpointFilter(guard.PassAsync);
        group.MapGet(Path, pages.ShowAsync).WithMetadata(Door.FreshSession);
        group.MapGet($"{Path}.json", pages.FileAsync).WithMetadata(Door.FreshSession);
    }

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken) =>
        guard.Page<OwnPage>(context, StatusCodes.Status200OK, (nameof(OwnPage.File), await own.ReadAsync(CasePageGuard.WhoOf(context), guard.TongueOf(context), cancellationToken)));

    private async Task<IResult> FileAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var file = await own.ReadAsync(CasePageGuard.WhoOf(context), guard.TongueOf(context), cancellationToken);
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(file, Readable.OwnFile), "application/json; charset=utf-8", "mijn-gegevens.json");
    }
}

/// <summary>The file as JSON that a person can read too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OwnFile))]
internal sealed partial class OwnJson : JsonSerializerContext;
