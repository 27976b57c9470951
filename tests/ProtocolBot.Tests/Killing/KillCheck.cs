using Microsoft.Extensions.DependencyInjection;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>What must hold after any number of deaths; each breach in a sentence.</summary>
internal static class KillCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(FakeConnector connector, string folder, string? postgres, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        var breaches = new List<string>(Told(new Notices(connector), numbers));
        if (numbers.Distinct().Count() != numbers.Count)
        {
            breaches.Add("two cases have one number");
        }

        await using var app = Hosting.Build(["--environment", "Development", "--Storage:Folder", folder, "--Storage:Postgres", postgres ?? ""]);
        var (store, db) = (app.Services.GetRequiredService<CaseStore>(), app.Services.GetRequiredService<BotDb>());
        foreach (var number in numbers)
        {
            var file = (await store.LoadAsync(CaseNumber.Read(number)!.Value, cancellationToken))?.File;
            if (file?.Status is not CaseStatus.Closed)
            {
                breaches.Add($"{number} was confirmed and is {(file is null ? "not there" : CaseIds.Of(file.Status))}");
            }

            if (file?.Events.Count(happened => happened is CaseEvent.Acknowledged) > 1 || file?.Events.Count(happened => happened is CaseEvent.Closed) > 1)
            {
                breaches.Add($"{number}: something was done twice");
            }
        }

        var mine = await store.OfAsync(Host.Pages.Demo.Persona.Find("leraar-vo")!.PersonId, cancellationToken);
        if (mine.Length != Math.Min(numbers.Count, mine.Length) || (numbers.Count < 200 && mine.Length != numbers.Count))
        {
            breaches.Add($"{numbers.Count} cases were confirmed, and {mine.Length} are there");
        }

        if ((await new AuditCheck(db).RunAsync(null, cancellationToken)).Flaw is { } flaw)
        {
            breaches.Add(flaw);
        }

        return breaches;
    }

    /// <summary>Each notice at least once; and where it came twice, the later ones say so.</summary>
    private static IEnumerable<string> Told(Notices notices, IReadOnlyList<string> numbers)
    {
        foreach (var number in numbers)
        {
            foreach (var (person, kind) in KillRun.Expected)
            {
                var (all, sure) = (notices.Count(number, person, kind), notices.CountSure(number, person, kind));
                if (all == 0)
                {
                    yield return $"{number}: {person} never heard {kind}";
                }

                if (sure > 1)
                {
                    yield return $"{number}: {person} heard {kind} {sure} times without a word about it";
                }
            }

            NoticeKind[] inOrder = [NoticeKind.Acknowledged, NoticeKind.StageTwoOpened, NoticeKind.Closed];
            if (!notices.Order(number, "leraar-vo", inOrder).SequenceEqual(inOrder))
            {
                yield return $"{number}: the teacher heard it in another order";
            }
        }
    }
}
