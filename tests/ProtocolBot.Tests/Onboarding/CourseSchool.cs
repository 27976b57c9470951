using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Onboarding;
using ProtocolBot.Tests.Cases;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Onboarding;

/// <summary>Learners in a school whose clock the test turns, and what the course says to them by itself.</summary>
internal sealed class CourseSchool(VirtualSchool school) : IAsyncDisposable
{
    private readonly List<string> folders = [];

    public VirtualSchool School => school;

    public DateTimeOffset Now => school.Clock.GetUtcNow();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<CourseSchool> StartAsync(params string[] settings) => new(await VirtualSchool.StartAsync([], settings));

    /// <summary>A school whose content has another version of the protocol.</summary>
    /// <param name="isMajor">Of the last release; those before are as they were.</param>
    public static async Task<CourseSchool> OfVersionAsync(string version, bool isMajor, params string[] changed)
    {
        var folder = Directory.CreateTempSubdirectory("protocolbot-content-").FullName;
        foreach (var file in ShippedContent.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var text = file.Path switch
            {
                "protocol.yaml" => file.Text.Replace("version: concept", $"version: \"{version}\"", StringComparison.Ordinal),
                "onboarding/course.yaml" => file.Text.Replace(
                    "not-taught:",
                    $"  - version: \"{version}\"\n    major: {(isMajor ? "true" : "false")}\n    changed: [{string.Join(", ", changed.Select(id => $"\"{id}\""))}]\n    news: {{ nl: Er is iets veranderd., en: Something changed. }}\nnot-taught:",
                    StringComparison.Ordinal),
                _ => file.Text,
            };
            await File.WriteAllTextAsync(path, text, Stop);
        }

        var started = new CourseSchool(await VirtualSchool.StartAsync([], $"Content:Folder={folder}"));
        started.folders.Add(folder);
        return started;
    }

    /// <summary>Somebody who began, with what is to come later.</summary>
    public async Task<PersonId> LearnsAsync(string name, Func<Learner, Learner>? change = null, params LessonTimer[] timers)
    {
        var person = new PersonId(name);
        await MeetAsync(school.Bot, person, Now, FakeConnector.TeamsServiceUrl, "msteams");
        var learner = new Learner { Person = person, Began = Now, Touched = Now.AddDays(-10), Work = CourseIds.Teacher, SchoolKind = "vo" };
        await PutAsync(school.Bot, change?.Invoke(learner) ?? learner, Now, timers);
        return person;
    }

    public async Task<Learner?> FindAsync(PersonId person) => (await school.Bot.Get<Learners>().LoadAsync(person, Stop)).Learner;

    public IReadOnlyList<Activity> Told(PersonId person) => [.. school.Requests("POST", ConversationOf(person)).Select(request => request.Activity).OfType<Activity>()];

    /// <summary>What the bot answers, past the door that asks for Microsoft's token.</summary>
    public async Task<Heard> SayAsync(Activity activity)
    {
        var response = await school.Bot.Get<IActivityHandler>().OnTurnAsync(new InboundActivity(activity, Caller.DirectLine), Stop);
        return new Heard(System.Net.HttpStatusCode.OK, "", response.Replies ?? []);
    }

    public Chat Chat(PersonId person) => school.Bot.Chat(persona: person.Value);

    /// <summary>As at each start of the program, and each day.</summary>
    public async Task LookAsync()
    {
        using var upkeep = new CourseUpkeep(school.Bot.Get<Learners>(), school.Bot.Get<ContentSet>(), school.Bot.Get<SchoolWorld>(), school.Bot.Get<IOptions<CaseOptions>>(), school.Clock, NullLogger<CourseUpkeep>.Instance);
        await upkeep.LookAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await school.DisposeAsync();
        folders.ForEach(folder => Directory.Delete(folder, recursive: true));
    }

    public static string ConversationOf(PersonId person) => $"a:{person.Value}";

    public static Task MeetAsync(BotUnderTest bot, PersonId person, DateTimeOffset now, string serviceUrl, string channel) => bot.Get<Contacts>().StoreAsync(
        person,
        new ConversationReference
        {
            Bot = new ChannelAccount { Id = "28:bot" },
            User = new ChannelAccount { Id = person.Value },
            ChannelId = channel,
            ServiceUrl = serviceUrl,
            Conversation = new ConversationAccount { Id = ConversationOf(person), ConversationType = "personal" },
        },
        now,
        Stop);

    public static async Task PutAsync(BotUnderTest bot, Learner learner, DateTimeOffset now, params LessonTimer[] timers)
    {
        var learners = bot.Get<Learners>();
        Assert.True(await learners.ChangeAsync(learners.Save(learner.Person, 0, new LearnerDecision(learner, [.. timers], []), now), Stop));
    }
}
