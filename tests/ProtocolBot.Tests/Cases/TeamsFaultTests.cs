using System.Globalization;

using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Each of the 31 answers, and seeded pairs of them, to a notice, to a card that follows, and to the chat that must be made first: nothing is lost, nothing doubled in silence.</summary>
public sealed class TeamsFaultTests
{
    private const string Receiver = CaseSchool.Leidinggevende;
    private const string Twice = "Misschien kreeg je dit bericht al.";
    private const int Pairs = 40;
    private const int Seed = 20261123;

    private static readonly TimeSpan MailAfter = TimeSpan.FromMinutes(10);

    /// <summary>No reminder mixes in.</summary>
    private static readonly string[] Settings = ["Mail:PickupFolder=mail", "Mail:From=bot@ozhw.example", "Cases:ReminderHours=720", "Cases:OverdueHours=720", "Cases:StageTwoHours=720"];

    public static TheoryData<bool> OneOrTwo => [false, true];

    [Fact]
    public void There_are_thirty_one() => Assert.Equal(31, TeamsFault.All.Select(fault => fault.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(OneOrTwo))]
    public async Task A_notice_arrives_once_or_says_that_it_may_have_come_before(bool pairs)
    {
        await using var school = await VirtualSchool.StartAsync([CaseSchool.Teacher, Receiver], Settings);

        foreach (var faults in Sequences(pairs, 1))
        {
            await Told(faults, () => SendAsync(school, faults));
        }
    }

    [Theory]
    [MemberData(nameof(OneOrTwo))]
    public async Task A_chat_that_must_be_made_first_is_made_and_told(bool pairs)
    {
        await using var school = await VirtualSchool.StartAsync([CaseSchool.Teacher], Settings);

        foreach (var faults in Sequences(pairs, 2))
        {
            await Told(faults, () => MakeAsync(school, faults));
        }
    }

    [Theory]
    [MemberData(nameof(OneOrTwo))]
    public async Task A_card_follows_its_case_or_is_forgotten(bool pairs)
    {
        await using var school = await VirtualSchool.StartAsync([Receiver], Settings);

        foreach (var faults in Sequences(pairs, 3))
        {
            await Told(faults, () => UpdateAsync(school, faults));
        }
    }

    private static async Task SendAsync(VirtualSchool school, TeamsFault[] faults)
    {
        var (mails, since, conversation) = (school.Mails().Count, school.Clock.GetUtcNow(), VirtualSchool.ConversationOf(Receiver));
        var before = school.Requests("POST", conversation).Count;
        school.Script.Set("POST", conversation, faults);

        var number = await school.OpenAsync();
        await school.DrainAsync();

        var asked = school.Requests("POST", conversation).Skip(before).ToList();
        var lived = Lived(faults, fault => fault.Meaning);
        AssertRhythm(lived, asked);
        var unsure = false;
        foreach (var (fault, request) in Heard(lived).Zip(asked))
        {
            // Of one that broke off before its body nothing was read.
            Assert.Equal(request.Body.Length > 0 && (unsure || request.At - since >= MailAfter), request.Body.Contains(Twice, StringComparison.Ordinal));
            unsure |= fault?.Meaning is Meaning.Unsure;
        }

        var refused = lived[^1]?.Meaning is Meaning.Refused;
        Assert.Equal(lived.Count(fault => fault is null || fault.Meaning is Meaning.Taken), asked.Count(request => request.Answer is { Accepts: > 0 }) - faults.Take(lived.Count).Count(fault => fault.Meaning is Meaning.Unsure && fault.Answer!.Accepts > 0));
        await AssertEndAsync(school, number, refused, mails, since, asked[^1].At, unsure);
    }

    private static async Task MakeAsync(VirtualSchool school, TeamsFault[] faults)
    {
        await ForgetAsync(school);
        var (mails, since) = (school.Mails().Count, school.Clock.GetUtcNow());
        var (made, told) = (school.Requests("POST", "").Count, school.Connector.Activities.Count);
        school.Script.Set("POST", "", faults);

        var number = await school.OpenAsync();
        await school.DrainAsync();

        var asked = school.Requests("POST", "").Skip(made).ToList();
        var lived = Lived(faults, fault => fault.WhenMaking);
        AssertRhythm(lived, asked);
        var refused = lived[^1]?.WhenMaking is Meaning.Refused;
        var notices = school.Connector.Requests.Where(request => request.Activity is not null).Skip(told).ToList();
        Assert.Equal(refused ? 0 : 1, notices.Count);
        Assert.All(notices, notice => Assert.Equal(notice.At - since >= MailAfter, notice.Body.Contains(Twice, StringComparison.Ordinal)));
        await AssertEndAsync(school, number, refused, mails, since, asked.Count > 0 ? asked[^1].At : since, unsure: false);
    }

    private static async Task UpdateAsync(VirtualSchool school, TeamsFault[] faults)
    {
        var conversation = VirtualSchool.ConversationOf(Receiver);
        var number = await school.OpenAsync();
        await school.DrainAsync();
        var (puts, posts) = (school.Requests("PUT", conversation).Count, school.Requests("POST", conversation).Count);
        school.Script.Set("PUT", conversation, faults);

        await school.ActAsync(Receiver, number, CaseAction.Note, "Ik bel de ouders.");
        await school.DrainAsync();
        var asked = school.Requests("PUT", conversation).Skip(puts).ToList();
        await school.ActAsync(Receiver, number, CaseAction.Note, "Ik heb ze gesproken.");
        await school.DrainAsync();
        var later = school.Requests("PUT", conversation).Skip(puts + asked.Count).ToList();

        var lived = Lived(faults, fault => fault.Meaning);
        AssertRhythm(lived, asked);
        Assert.Equal(lived[^1]?.Meaning is Meaning.Refused ? 0 : 1, later.Count);
        Assert.Equal(posts, school.Requests("POST", conversation).Count);
        AssertNothingWaits(school);
    }

    /// <summary>Each waits as long as it was asked to, and nothing is asked after it was settled.</summary>
    private static void AssertRhythm(IReadOnlyList<TeamsFault?> lived, List<ConnectorRequest> asked)
    {
        var heard = Heard(lived).ToList();
        Assert.Equal(heard.Count, asked.Count);
        for (var at = 0; at + 1 < asked.Count; at++)
        {
            if (heard[at] is { Times: 1 } fault)
            {
                var until = fault.IsDate ? DateTimeOffset.Parse(((ConnectorAnswer.Says)asked[at].Answer!).RetryAfter!, CultureInfo.InvariantCulture) : asked[at].At + fault.Wait;
                Assert.True(asked[at + 1].At >= until, $"asked at {asked[at + 1].At:O}, before {until:O}");
                Assert.True(asked[at + 1].At - asked[at].At >= TimeSpan.FromSeconds(1), "hurried");
            }
        }
    }

    private static async Task AssertEndAsync(VirtualSchool school, CaseNumber number, bool refused, int mailsBefore, DateTimeOffset since, DateTimeOffset last, bool unsure)
    {
        AssertNothingWaits(school);
        var mails = school.Mails().Where(mail => (mail.Subject ?? "").Contains(number.Value, StringComparison.Ordinal)).ToList();
        var late = last - since >= MailAfter;
        Assert.Equal(refused || late ? 1 : 0, mails.Count);
        Assert.Equal(mailsBefore + mails.Count, school.Mails().Count);
        Assert.All(mails, mail =>
        {
            Assert.Equal("marieke.bos@ozhw.example", Assert.Single(mail.To.Mailboxes).Address);
            Assert.Equal(unsure || late, (mail.TextBody ?? "").Contains("Kreeg je dit bericht al?", StringComparison.Ordinal));
        });
        var delivered = (await school.FileAsync(number)).Events.OfType<CaseEvent.Delivered>().Select(happened => happened.Channel).Order();
        NoticeChannel[] expected = [.. refused ? [] : new[] { NoticeChannel.Teams }, .. mails.Select(_ => NoticeChannel.Mail)];
        Assert.Equal(expected, delivered);
    }

    private static void AssertNothingWaits(VirtualSchool school) =>
        Assert.Equal((0L, 0L), (school.Query("SELECT COUNT(*) FROM outbox WHERE parked IS NULL AND conversation NOT LIKE 'timer:%'"), school.Query("SELECT COUNT(*) FROM outbox WHERE parked IS NOT NULL")));

    /// <summary>What truly comes of a script: up to what settles it, else (null) it goes well at last.</summary>
    private static List<TeamsFault?> Lived(TeamsFault[] faults, Func<TeamsFault, Meaning> meaning)
    {
        var until = Array.FindIndex(faults, fault => meaning(fault) is Meaning.Taken or Meaning.Refused);
        return until < 0 ? [.. faults, null] : [.. faults.Take(until + 1)];
    }

    private static IEnumerable<TeamsFault?> Heard(IEnumerable<TeamsFault?> lived) =>
        lived.Where(fault => fault is null || fault.IsHeard).SelectMany(fault => Enumerable.Repeat(fault, fault?.Times ?? 1));

    private static IEnumerable<TeamsFault[]> Sequences(bool pairs, int salt)
    {
        var random = new Random(Seed + salt);
        TeamsFault Any() => TeamsFault.All[random.Next(TeamsFault.All.Length)];

        // A second answer is only heard after a first that settles nothing.
        TeamsFault Unsettled() => Any() is { Meaning: Meaning.Wait or Meaning.Unsure } fault ? fault : Unsettled();
        return pairs ? Enumerable.Range(0, Pairs).Select(_ => new[] { Unsettled(), Any() }).ToList() : TeamsFault.All.Select(fault => new[] { fault });
    }

    private static Task<bool> ForgetAsync(VirtualSchool school)
    {
        var person = school.Bot.Get<Pseudonyms>().Of(VirtualSchool.Person(Receiver));
        return school.Bot.Get<BotDb>().ChangeCasesAsync(
            cases =>
            {
                cases.Forget(new PersonGone(person, []), long.MaxValue);
                return true;
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>Which script it was, when it fails.</summary>
    private static async Task Told(TeamsFault[] faults, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new Xunit.Sdk.XunitException($"{string.Join(", then ", faults.Select(fault => fault.Name))}: {failure.Message}\n{failure.StackTrace}");
        }
    }
}
