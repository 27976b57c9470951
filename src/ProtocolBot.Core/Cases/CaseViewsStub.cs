using System.Collections.Immutable;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;

namespace ProtocolBot.Core.Cases;

/// <summary>stub</summary>
public sealed record CaseView
{
    public required CaseNumber Number { get; init; }
    public required string Title { get; init; }
    public string? News { get; init; }
    public required Role Role { get; init; }
    public ImmutableArray<CaseAction> Actions { get; init; } = [];
}

/// <summary>stub</summary>
public static class CaseViews
{
    public static CaseView Card(ContentSet content, Tongue tongue, CaseWorld world, CaseFile file, PersonId viewer, NoticeKind? news, bool maybeTwice = false) =>
        new() { Number = file.Number, Title = $"Melding {file.Number}", News = news?.ToString(), Role = Role.Medewerker, Actions = CasePermissions.Of(file, viewer) };

    public static Turns.Reply.Message List(ContentSet content, Tongue tongue, CaseWorld world, ImmutableArray<CaseFile> mine, PersonId viewer, string? page) =>
        new("Mijn meldingen", string.Join("\n", mine.Select(file => file.Number.Value)), []) { Tongue = tongue };

    public static string Refusal(ContentSet content, Tongue tongue, CaseWorld world, CaseFile? file, CaseRefusal refusal) => refusal.GetType().Name;
}
