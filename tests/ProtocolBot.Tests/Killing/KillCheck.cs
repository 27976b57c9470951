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
    private static readonly NoticeKind[] ToTheTeacher = [NoticeKind.Acknowledged, NoticeKind.StageTwoOpened, NoticeKind.Closed];

    public static async Task<IReadOnlyList<string>> RunAsync(FakeConnector connector, string folder, string? postgres, IReadOnlyList<(string Number, Crew Crew)> cases, CancellationToken cancellationToken)
    {
        var notices = new Notices(connector);
        var breaches = cases.SelectMany(one => Told(notices, one.Number, one.Crew)).ToList();
        if (cases.DistinctBy(static one => one.Number).Count() != cases.Count)
        {
            breaches.Add("two cases have one number");
        }

        await using var app = Hosting.Build(["--environment", "Development", "--Storage:Folder", folder, "--Storage:Postgres", postgres ?? ""]);
        var (store, db) = (app.Services.GetRequiredService<CaseStore>(), app.Services.GetRequiredService<BotDb>());
        foreach (var (number, _) in cases)
        {
            breaches.AddRange(Stands(number, (await store.LoadAsync(CaseNumber.Read(number)!.Value, cancellationToken))?.File));
        }

        if (TableRows.Count("case_file", folder, postgres) is var stored && stored != cases.Count)
        {
            breaches.Add($"{cases.Count} cases were confirmed, and {stored} are there");
        }

        if ((await new AuditCheck(db).RunAsync(null, cancellationToken)).Flaw is { } flaw)
        {
            breaches.Add(flaw);
        }

        return breaches;
    }

    private static IEnumerable<string> Stands(string number, CaseFile? file)
    {
        if (file?.Status is not CaseStatus.Closed)
        {
            yield return $"{number} was confirmed and is {(file is null ? "not there" : CaseIds.Of(file.Status))}";
        }

        if (file?.Events.Count(static happened => happened is CaseEvent.Acknowledged) > 1 || file?.Events.Count(static happened => happened is CaseEvent.Closed) > 1)
        {
            yield return $"{number}: something was done twice";
        }
    }

    /// <summary>Each notice at least once; and where it came twice, the later ones say so.</summary>
    private static IEnumerable<string> Told(Notices notices, string number, Crew crew)
    {
        foreach (var (person, kind) in crew.Expected)
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

        if (!notices.Order(number, crew.Teacher, ToTheTeacher).SequenceEqual(ToTheTeacher))
        {
            yield return $"{number}: the teacher heard it in another order";
        }
    }
}
