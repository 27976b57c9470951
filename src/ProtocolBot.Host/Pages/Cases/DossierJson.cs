using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>A dossier as data, for another system to keep. The names stay as they are: others read them.</summary>
internal static class DossierJson
{
    private const string Form = "protocolbot/dossier/1";

    private static readonly DossierContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Dutch and other letters as they are; what a page could take for its own is still written out.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    });

    public static byte[] Write(CaseDossier dossier)
    {
        var opening = dossier.File.Opening;
        return JsonSerializer.SerializeToUtf8Bytes(
            new Dossier(
                Form,
                opening.Number.Value,
                PolicyIds.Of(opening.Route),
                CaseIds.Of(dossier.File.Status),
                PolicyIds.Of(opening.Priority),
                opening.Scenario,
                [.. opening.Articles],
                dossier.School,
                dossier.File.OpenedAt,
                PolicyIds.Of(opening.ReporterRole),
                [.. dossier.File.Seats.Select(seat => PolicyIds.Of(seat.Role)).Distinct()],
                opening.ProtocolVersion,
                opening.ContentHash,
                new Maker(dossier.MadeBy, dossier.MadeAt),
                [.. dossier.Story.Select(told => new Told(told.Label, told.Value))],
                [.. dossier.Moments.Select(moment => new Moment(moment.At, moment.Event, moment.What, moment.Text))]),
            Context.Dossier);
    }

    internal sealed record Dossier(
        string Form,
        string Case,
        string Route,
        string Status,
        string Priority,
        string Scenario,
        string[] Articles,
        string School,
        DateTimeOffset Sent,
        string Reporter,
        string[] Receivers,
        string ProtocolVersion,
        string ContentHash,
        Maker Made,
        Told[] Story,
        Moment[] Moments);

    internal sealed record Maker(string By, DateTimeOffset At);

    internal sealed record Told(string Question, string Answer);

    internal sealed record Moment(DateTimeOffset At, string Event, string What, string? Text);
}

[JsonSerializable(typeof(DossierJson.Dossier))]
internal sealed partial class DossierContext : JsonSerializerContext;
