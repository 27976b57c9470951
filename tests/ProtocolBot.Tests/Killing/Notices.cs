using ProtocolBot.Core.Cases;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>What reached people by the connector, read by its words as they would.</summary>
internal sealed class Notices(FakeConnector connector)
{
    private static readonly string MaybeTwice = ShippedContent.Set.CaseWording[CaseWords.MaybeTwice].Dutch;

    public int Count(string number, string person, NoticeKind kind) => Of(number, person, kind).Count;

    /// <summary>How many of them do not say that they may have come before.</summary>
    public int CountSure(string number, string person, NoticeKind kind) => Of(number, person, kind).Count(body => !body.Contains(MaybeTwice, StringComparison.Ordinal));

    /// <summary>The kinds that somebody was told of a case, each where it came first.</summary>
    public IReadOnlyList<NoticeKind> Order(string number, string person, IEnumerable<NoticeKind> kinds) =>
        [.. Bodies(number, person).SelectMany(body => kinds.Where(kind => Says(body, kind))).Distinct()];

    private List<string> Of(string number, string person, NoticeKind kind) => [.. Bodies(number, person).Where(body => Says(body, kind))];

    private IEnumerable<string> Bodies(string number, string person) => connector.Requests
        .Where(request => request.Method == "POST" && request.Target.Contains(Uri.EscapeDataString(KillRun.Conversation(person)), StringComparison.Ordinal) && request.Body.Contains(number, StringComparison.Ordinal))
        .Select(request => request.Body);

    private static bool Says(string body, NoticeKind kind) => body.Contains(ShippedContent.Set.CaseWording[CaseWords.News(kind)].Dutch, StringComparison.Ordinal);
}
