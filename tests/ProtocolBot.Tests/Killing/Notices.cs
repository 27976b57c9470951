using System.Text.RegularExpressions;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>What reached people by the connector until now, read by its words as they would.</summary>
internal sealed partial class Notices
{
    private static readonly string MaybeTwice = ShippedContent.Set.CaseWording[CaseWords.MaybeTwice].Dutch;

    private readonly ILookup<string, ConnectorRequest> byNumber;

    public Notices(FakeConnector connector) => byNumber = connector.Requests
        .Where(static request => request.Method == "POST")
        .SelectMany(static request => Number().Matches(request.Body).Select(match => match.Value).Distinct().Select(number => (Number: number, Request: request)))
        .ToLookup(static pair => pair.Number, static pair => pair.Request, StringComparer.Ordinal);

    public int Count(string number, PersonId person, NoticeKind kind) => Bodies(number, person).Count(body => Says(body, kind));

    /// <summary>How many of them do not say that they may have come before.</summary>
    public int CountSure(string number, PersonId person, NoticeKind kind) => Bodies(number, person).Count(body => Says(body, kind) && !body.Contains(MaybeTwice, StringComparison.Ordinal));

    /// <summary>The kinds that somebody was told of a case, each where it came first.</summary>
    public IReadOnlyList<NoticeKind> Order(string number, PersonId person, IEnumerable<NoticeKind> kinds) =>
        [.. Bodies(number, person).SelectMany(body => kinds.Where(kind => Says(body, kind))).Distinct()];

    /// <summary>Whether everybody has been told of this case all that is theirs.</summary>
    public bool AllToldOf(string number, Crew crew) => crew.Expected.All(expected => Count(number, expected.Person, expected.Kind) > 0);

    private IEnumerable<string> Bodies(string number, PersonId person) => byNumber[number]
        .Where(request => request.Target.Contains(Uri.EscapeDataString(CaseLane.Conversation(person)), StringComparison.Ordinal))
        .Select(static request => request.Body);

    private static bool Says(string body, NoticeKind kind) => body.Contains(ShippedContent.Set.CaseWording[CaseWords.News(kind)].Dutch, StringComparison.Ordinal);

    [GeneratedRegex(@"\b\d{4}-\d{6}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
