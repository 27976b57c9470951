using System.Net;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.Cases;
using ProtocolBot.Tests.Cases;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Who reads and does what by the pages: every state, person and action through the real host, each as the table of the tests says.</summary>
public sealed class AuthorisationMatrixTests
{
    private static readonly PersonId[] People = [SignedSchool.Reporter, SignedSchool.Leidinggevende, SignedSchool.Directeur, SignedSchool.Fg, SignedSchool.Colleague];

    private static readonly Dictionary<string, (Role[] Involved, (PersonId, CaseAction)[] Then)> States = new()
    {
        ["fresh"] = ([], []),
        ["acknowledged"] = ([], [(SignedSchool.Leidinggevende, CaseAction.Acknowledge)]),
        ["stage two"] = ([], [(SignedSchool.Leidinggevende, CaseAction.InformDirectorAndFg)]),
        ["closed"] = ([], [(SignedSchool.Leidinggevende, CaseAction.InformDirectorAndFg), (SignedSchool.Leidinggevende, CaseAction.Close)]),
        ["withdrawn"] = ([], [(SignedSchool.Reporter, CaseAction.Withdraw)]),
        ["frozen"] = ([], [(SignedSchool.Leidinggevende, CaseAction.InformDirectorAndFg), (SignedSchool.Reporter, CaseAction.NotMe)]),
        ["about the leidinggevende"] = ([Role.Leidinggevende], []),
        ["about directeur and FG"] = ([Role.Directeur, Role.Fg], []),
    };

    public static TheoryData<string> Names => [.. States.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_person_reads_and_does_what_the_table_says(string state)
    {
        await using var school = await SignedSchool.StartAsync();
        var (cells, allowed) = (0, 0);
        List<string> wrong = [];
        var organisation = school.Bot.Get<CaseDesk>().World().Organisation;
        var bestuur = organisation.Board[0];
        foreach (var person in People.Append(bestuur).Concat(organisation.AdministratorIds).Distinct())
        {
            using var browser = await school.BrowserOfAsync(person);
            var token = await browser.FormTokenAsync();
            var cell = CellOf(state, person, bestuur);
            var expected = PermissionTable.Of(cell).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var number = await MakeAsync(school, state);
            var read = await browser.GetAsync($"/meldingen/{number}");
            var list = await browser.GetAsync("/meldingen");
            Expect(cell.Stand is not Stand.Nowhere, read.Status is HttpStatusCode.OK, "read");
            Expect(cell.Stand is not Stand.Nowhere, list.Html.Contains(number.Value, StringComparison.Ordinal), "list");
            foreach (var action in Enum.GetValues<CaseAction>())
            {
                // What was done before must not change what may be done now.
                var subject = await MakeAsync(school, state);
                var before = (await school.FileAsync(subject))!;
                var filled = CasePlay.Filled(before, action);
                var done = await DoAsync(browser, subject.Value, action, [token, ("action", CaseIds.Of(action)), ("text", filled.Text!), .. filled.Choices.Select(choice => ("choice", choice))]);
                Expect(expected.Contains(CaseIds.Of(action)), Happened(done, action), $"{CaseIds.Of(action)} ({(int)done.Status})");
                if (cell.Stand is Stand.Nowhere && done != Absent(await DoAsync(browser, "2026-000001", action, token, ("action", CaseIds.Of(action)), ("text", "x")), done))
                {
                    wrong.Add($"{state}: {person} {action}: another answer than for a case that is not there");
                }
            }

            void Expect(bool must, bool does, string what)
            {
                cells++;
                allowed += does ? 1 : 0;
                if (must != does)
                {
                    wrong.Add($"{state}: {person} {what} is {(does ? "allowed" : "refused")}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{cells} cells, {allowed} allowed");
        Assert.Empty(wrong);
        Assert.InRange(allowed, 1, cells / 2);
    }

    private static Task<CaseNumber> MakeAsync(SignedSchool school, string state) => school.ReportAsync(States[state].Involved, States[state].Then);

    /// <summary>An export leads on to the dossier, and that page refuses or is made.</summary>
    private static async Task<Seen> DoAsync(Browser browser, string number, CaseAction action, params (string Name, string Value)[] fields)
    {
        var done = await browser.PostAsync($"/meldingen/{number}", fields);
        return action is CaseAction.Export && done.Location is { } dossier && dossier.EndsWith("/dossier", StringComparison.Ordinal) ? await browser.GetAsync(dossier) : done;
    }

    private static bool Happened(Seen done, CaseAction action) => action is CaseAction.Export ? done.Status is HttpStatusCode.OK
        : done.Status is HttpStatusCode.Found && done.Location!.StartsWith("/meldingen", StringComparison.Ordinal) && !done.Location.Contains("sign-in", StringComparison.Ordinal)
        // To whom it could be handed is another question.
        || (action is CaseAction.HandOver && done.Status is HttpStatusCode.Conflict && done.Html.Contains("vervang", StringComparison.OrdinalIgnoreCase));

    /// <summary>The same answer, but for what differs each time whatever is asked.</summary>
    private static Seen Absent(Seen absent, Seen like) =>
        absent.Status == like.Status && absent.Html == like.Html && absent.Location == like.Location && absent.Headers.Keys.SequenceEqual(like.Headers.Keys) ? like : absent;

    private static Cell CellOf(string state, PersonId person, PersonId bestuur)
    {
        var (isReporter, isLead, isHead, isFg) = (person == SignedSchool.Reporter, person == SignedSchool.Leidinggevende, person == SignedSchool.Directeur, person == SignedSchool.Fg);
        var isTwo = state is "stage two" or "closed" or "frozen";
        // Where it concerns the directeur it goes to the bestuur, past the leidinggevende.
        var first = state switch { "about the leidinggevende" => isHead, "about directeur and FG" => person == bestuur, _ => isLead };
        var stand = isReporter ? Stand.Reporter
            : state is "frozen" && isFg ? Stand.Guardian
            : first ? Stand.First
            : isTwo && (isHead || isFg) ? Stand.Second
            : Stand.Nowhere;
        return new Cell(RouteId.Derail, state switch { "closed" => Phase.Ended, "withdrawn" => Phase.Withdrawn, "frozen" => Phase.Frozen, _ => Phase.Open }, stand)
        {
            IsAcknowledged = state is "acknowledged" || isTwo,
            HasTakenUp = isLead && (state is "acknowledged" || isTwo),
            // With directeur and FG left out nobody is left for a second stage.
            SecondIsToCome = !isTwo && state is not "about directeur and FG",
            IsFg = isFg,
        };
    }
}
