using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Pages.Demo;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Killing;

/// <summary>Cases go their whole way while the program is killed again and again, at its failpoints and at any instant. Who sent what says it again after a death, as a channel does.</summary>
internal sealed class KillRun(FakeConnector connector, string folder, string? postgres, int seed)
{
    private const string Teacher = "leraar-vo";
    private const string Leidinggevende = "leidinggevende";
    private static readonly string[] People = [Teacher, Leidinggevende, "directeur", "fg"];

    private readonly Random random = new(seed);
    private HostProcess? life;
    private int kills;

    /// <summary>The numbers that the teacher was told, one for each case that was sent.</summary>
    public List<string> Numbers { get; } = [];

    public int Lives { get; private set; }

    /// <summary>Runs until the program was killed so often; then lets the last case end, and what waits arrive.</summary>
    public async Task RunAsync(int count, CancellationToken cancellationToken)
    {
        foreach (var person in People)
        {
            await SayAsync(Activity(person, "meet") with { Text = "menu", ServiceUrl = connector.ServiceUrl, DeliveryMode = null }, count, cancellationToken);
        }

        while (kills < count)
        {
            await CaseAsync(Numbers.Count, count, cancellationToken);
        }

        await (life?.KillAsync(cancellationToken) ?? Task.CompletedTask);
        life?.Dispose();
        life = await HostProcess.StartAsync(folder, postgres, null, cancellationToken);
        await QuietAsync(cancellationToken);
        life!.Dispose();
    }

    /// <summary>The chat of a person on the wire.</summary>
    public static string Conversation(string person) => $"a:{person}";

    /// <summary>Who is told what of each case that is reported, taken up, told to directeur and FG, and closed.</summary>
    public static IEnumerable<(string Person, NoticeKind Kind)> Expected =>
    [
        (Leidinggevende, NoticeKind.New), (Teacher, NoticeKind.Acknowledged), ("directeur", NoticeKind.StageTwo), ("fg", NoticeKind.StageTwo), (Teacher, NoticeKind.StageTwoOpened), (Teacher, NoticeKind.Closed),
    ];

    private async Task CaseAsync(int at, int count, CancellationToken cancellationToken)
    {
        var steps = new (string Question, string Answer)[]
        {
            ("danger", "no"), ("who", "pupils"), ("kind", "bullying"), ("stage", "at-risk"), ("platform", "whatsapp"), ("involved", "none"), ("description", "skip"), ("confirm", "send"),
        };
        await SayAsync(Pressed(Teacher, $"{at}-start", new JsonObject { ["scenario"] = "escalation" }), count, cancellationToken);
        Heard? sent = null;
        foreach (var (question, answer) in steps)
        {
            sent = await SayAsync(Pressed(Teacher, $"{at}-{question}", new JsonObject { ["scenario"] = "escalation", ["question"] = question, ["answer"] = answer }), count, cancellationToken);
        }

        var number = sent?.Trace("protocolbot/case")?.GetProperty("case").GetString() ?? throw new InvalidOperationException($"nothing begun: {sent?.Body}");
        Numbers.Add(number);
        foreach (var action in new[] { "acknowledge", "inform-director-and-fg", "close" })
        {
            await SayAsync(Pressed(Leidinggevende, $"{at}-{action}", new JsonObject { ["case"] = number, ["action"] = action, ["text"] = "Besproken.", ["choice"] = action == "close" ? "resolved" : null }), count, cancellationToken);
        }
    }

    /// <summary>Says it until it is answered, in as many lives as that takes.</summary>
    private async Task<Heard> SayAsync(Activity activity, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            life ??= await LiveAsync(count, cancellationToken);
            if (life is not null && await life.SayAsync(activity, cancellationToken) is { } heard)
            {
                if (kills < count && random.Next(12) == 0)
                {
                    await DieAsync(cancellationToken);
                }

                return heard;
            }

            if (life is null || life.IsDead || !await life.LivesOnAsync(cancellationToken))
            {
                Bury();
            }
        }
    }

    /// <summary>A life that is to end at a failpoint, or one that we end at some instant. Null when it ended while it began.</summary>
    private async Task<HostProcess?> LiveAsync(int count, CancellationToken cancellationToken)
    {
        Lives++;
        var failpoint = kills < count && random.Next(3) > 0 ? $"{Failpoint.Places[random.Next(Failpoint.Places.Count)]}:{1 + random.Next(6)}" : null;
        var began = await HostProcess.StartAsync(folder, postgres, failpoint, cancellationToken);
        if (began is null)
        {
            kills++;
        }

        return began;
    }

    private async Task DieAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(random.Next(250), cancellationToken);
        await life!.KillAsync(cancellationToken);
        Bury();
    }

    private void Bury()
    {
        if (life is not null)
        {
            kills++;
            life.Dispose();
            life = null;
        }
    }

    /// <summary>Waits until everybody has been told all that is theirs.</summary>
    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        var notices = new Notices(connector);
        while (Numbers.Any(number => Expected.Any(expected => notices.Count(number, expected.Person, expected.Kind) == 0)))
        {
            try
            {
                await Task.Delay(250, patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }

        // What was claimed by a life that died comes back with its lease: a second one would show now.
        await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
    }

    private static Activity Pressed(string person, string id, JsonObject value) => Activity(person, id) with { Value = JsonSerializer.SerializeToElement(value) };

    private static Activity Activity(string person, string id) => new()
    {
        Type = ActivityTypes.Message,
        Id = $"{person}-{id}",
        ChannelId = "emulator",
        DeliveryMode = DeliveryModes.ExpectReplies,
        From = new ChannelAccount { Id = "29:" + person, Name = person, AadObjectId = Persona.Find(person)!.PersonId.Value },
        Recipient = new ChannelAccount { Id = "28:bot", Name = "ProtocolBot" },
        Conversation = new ConversationAccount { Id = Conversation(person), ConversationType = "personal" },
        Locale = "nl-NL",
    };
}
