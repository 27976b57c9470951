using System.Text.Json;
using System.Text.Json.Nodes;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Storage;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>A school in which everybody has met the bot: what people press, and what reaches each of them by the connector.</summary>
internal sealed class CaseSchool : IAsyncDisposable
{
    public const string Teacher = "leraar-vo";
    public const string Leidinggevende = "leidinggevende";
    public const string Directeur = "directeur";
    public const string Fg = "fg";

    private readonly Dictionary<string, Chat> chats = [];

    private CaseSchool(BotUnderTest bot, FakeConnector connector) => (Bot, Connector) = (bot, connector);

    public BotUnderTest Bot { get; }

    public FakeConnector Connector { get; }

    public static async Task<CaseSchool> StartAsync(TimeProvider? time = null, params string[] settings)
    {
        var school = new CaseSchool(await BotUnderTest.StartAsync(time: time, settings: settings), await FakeConnector.StartAsync());
        foreach (var persona in new[] { Teacher, Leidinggevende, Directeur, Fg })
        {
            await school.MeetAsync(persona);
        }

        return school;
    }

    public Chat Of(string persona) => chats.TryGetValue(persona, out var chat) ? chat : chats[persona] = Bot.Chat(persona: persona);

    /// <summary>Says something, so that the bot knows where this person is.</summary>
    public async Task MeetAsync(string persona)
    {
        using var answer = await Bot.PostAsync(Of(persona).Said("menu", Connector.ServiceUrl));
        Assert.True(answer.IsSuccessStatusCode);
        await HeardAsync(persona, _ => true);
    }

    /// <summary>Reports that it gets out of hand; the confirmation.</summary>
    public async Task<Heard> ReportAsync(string persona = Teacher, string danger = "no", params string[] involved)
    {
        var chat = Of(persona);
        await chat.StartAsync("escalation");
        await chat.PressAsync("escalation", "danger", danger);
        await chat.PressAsync("escalation", "who", "pupils");
        await chat.PressAsync("escalation", "kind", "bullying");
        await chat.PressAsync("escalation", "stage", "at-risk");
        await chat.PressAsync("escalation", "platform", "whatsapp");
        await chat.PressAsync("escalation", "involved", involved is [] ? ["none"] : involved);
        await chat.SayAsync("skip");
        var sent = await chat.PressAsync("escalation", "confirm", "send");
        return sent.Status == System.Net.HttpStatusCode.OK ? sent : throw new Xunit.Sdk.XunitException(string.Join("\n", Bot.Log.Lines));
    }

    /// <summary>Presses a button on the card of a case.</summary>
    public Task<Heard> ActAsync(string persona, string number, string action, string? text = null, params string[] choice) => Of(persona).DoAsync(new JsonObject
    {
        ["case"] = number,
        ["action"] = action,
        ["text"] = text,
        ["choice"] = string.Join(',', choice),
    });

    /// <summary>Waits for a message to this person that fits, and takes it.</summary>
    public async Task<Activity> HeardAsync(string persona, Func<Activity, bool> fits)
    {
        var conversation = Of(persona).Conversation;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        for (var count = 1; ; count++)
        {
            IReadOnlyList<Activity> all;
            try
            {
                all = await Connector.WaitForAsync(count, patience.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                throw new Xunit.Sdk.XunitException($"{persona} heard nothing that fits.\n{string.Join("\n", Bot.Log.Lines)}\n{string.Join("\n", Connector.Requests.Select(request => $"{request.Method} {request.Target}"))}");
            }

            if (Connector.Requests.Where(request => request.Method == "POST" && request.Target.Contains(Uri.EscapeDataString(conversation), StringComparison.Ordinal)).Select(request => request.Activity).OfType<Activity>().FirstOrDefault(fits) is { } heard)
            {
                return heard;
            }

            count = all.Count;
        }
    }

    /// <summary>Waits until nothing that is due waits to be sent.</summary>
    public async Task SettledAsync()
    {
        var db = Bot.Get<BotDb>();
        while ((await db.StateAsync(Bot.Get<TimeProvider>().GetUtcNow(), TestContext.Current.CancellationToken)).Waiting > 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The trace of the case on a message; null when it is about none.</summary>
    public static JsonElement? CaseOn(Activity activity) =>
        activity.Entities?.Where(entity => entity.GetProperty("type").GetString() == "protocolbot/case").Select(entity => (JsonElement?)entity).FirstOrDefault();

    public static string NumberOf(Heard heard) => (heard.Trace("protocolbot/case") ?? throw new Xunit.Sdk.XunitException($"no case in: {heard.Status} {heard.Body}")).GetProperty("case").GetString()!;

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
