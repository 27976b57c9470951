using System.Globalization;
using System.Net.Sockets;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>The 31 answers of a connector (reliability.md section 8), each to a message, an update and a new conversation: what we say became of it, and what truly did.</summary>
public sealed class ConnectorAnswersTests
{
    public enum Operation
    {
        Send,
        Update,
        Create,
    }

    private static readonly Case[] Cases =
    [
        new("200", Ok(200), Taken: true),
        new("201", Ok(201), Taken: true),
        new("202 without an id", new ConnectorAnswer.Says(202) { Accepts = 1 }, new SendOutcome.Accepted(null), new SendOutcome.Ambiguous(null)),
        new("400", ConnectorAnswer.Refused(400, "BadSyntax"), new SendOutcome.Refused(400, "BadSyntax")),
        new("401", ConnectorAnswer.Refused(401, "BotNotRegistered"), new SendOutcome.Refused(401, "BotNotRegistered")) { Times = 2 },
        new("403 blocked", new ConnectorAnswer.Says(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}"""), new SendOutcome.Refused(403, "MessageWritesBlocked")),
        new("403 not installed", ConnectorAnswer.Refused(403, "ForbiddenOperationException"), new SendOutcome.Refused(403, "ForbiddenOperationException")),
        new("404", ConnectorAnswer.Refused(404, "ConversationNotFound"), new SendOutcome.Refused(404, "ConversationNotFound")),
        new("408", new ConnectorAnswer.Says(408), new SendOutcome.Ambiguous(408)),
        new("409", new ConnectorAnswer.Says(409), new SendOutcome.Refused(409, "")),
        new("412", ConnectorAnswer.Refused(412, "PreconditionFailed"), new SendOutcome.Ambiguous(412)),
        new("413", ConnectorAnswer.Refused(413, "MessageSizeTooBig"), new SendOutcome.Refused(413, "MessageSizeTooBig")),
        new("429 seconds", ConnectorAnswer.Throttled("17"), Throttled(17)),
        new("429 date", null!, Throttled(90)),
        new("429 absent", ConnectorAnswer.Throttled((string?)null), new SendOutcome.Throttled(RetryAfter.Unsaid)),
        new("429 nought", ConnectorAnswer.Throttled("0"), Throttled(0)),
        new("429 an hour", ConnectorAnswer.Throttled("3600"), Throttled(3600)),
        new("500", ConnectorAnswer.Refused(500, "ServiceError"), new SendOutcome.Ambiguous(500)),
        new("502", new ConnectorAnswer.Says(502), new SendOutcome.Ambiguous(502)),
        new("503", new ConnectorAnswer.Says(503, "<html>", "text/html"), new SendOutcome.Ambiguous(503)),
        new("504", new ConnectorAnswer.Says(504), new SendOutcome.Ambiguous(504)),
        new("reset before the body", new ConnectorAnswer.ResetsBeforeBody(), new SendOutcome.Ambiguous(null)),
        new("reset after the body", new ConnectorAnswer.ResetsAfterBody { Accepts = 1 }, new SendOutcome.Ambiguous(null)),
        new("half an answer", new ConnectorAnswer.BreaksOff(200) { Accepts = 1 }, new SendOutcome.Accepted(null), new SendOutcome.Ambiguous(null)),
        new("silence", new ConnectorAnswer.IsSilent { Accepts = 1 }, new SendOutcome.Ambiguous(null)),
        new("TLS error", ConnectorAnswer.Taken, new SendOutcome.Throttled(RetryAfter.Unsaid)) { Times = 0, Transport = static fake => fake.Transport(trusted: false) },
        new("DNS error", ConnectorAnswer.Taken, new SendOutcome.Throttled(RetryAfter.Unsaid)) { Times = 0, Transport = static _ => NoSuchName() },
        new("redirect", new ConnectorAnswer.Says(307, Location: "https://directline.botframework.com/elsewhere"), new SendOutcome.Refused(307, "")),
        new("wrong content type", new ConnectorAnswer.Says(200, "<html>maintenance</html>", "text/html"), new SendOutcome.Ambiguous(200)),
        new("accepted, then 500", new ConnectorAnswer.Says(500) { Accepts = 1 }, new SendOutcome.Ambiguous(500)),
        new("accepted twice", new ConnectorAnswer.Says(201, """{"id":"m1"}""") { Accepts = 2 }, Taken: true),
    ];

    public static TheoryData<string, Operation> All
    {
        get
        {
            var all = new TheoryData<string, Operation>();
            foreach (var operation in Enum.GetValues<Operation>())
                all.AddRange(Cases.Select(answer => new TheoryDataRow<string, Operation>(answer.Name, operation)));
            return all;
        }
    }

    [Fact]
    public void There_are_thirty_one() => Assert.Equal(31, Cases.Length);

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_answer_becomes_what_it_means(string name, Operation operation)
    {
        var answer = Cases.Single(one => one.Name == name);
        await using var fake = await FakeConnector.StartAsync();
        await using var wire = new OutboundWire(fake, transport: answer.Transport(fake));
        fake.Otherwise = _ => answer.Says ?? ConnectorAnswer.Throttled((wire.Clock.GetUtcNow() + TimeSpan.FromSeconds(90)).ToString("R", CultureInfo.InvariantCulture));

        var asking = AskAsync(wire.Client, operation);
        if (answer.Says is ConnectorAnswer.IsSilent)
        {
            await fake.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
            wire.Clock.Advance(ConnectorCall.Patience);
        }

        var outcome = await asking;

        Assert.Equal(operation == Operation.Create ? answer.WhenCreating : answer.Outcome, Rounded(outcome));
        Assert.Equal(answer.Times, fake.Requests.Count);
        Assert.Equal(operation == Operation.Create ? 0 : answer.Says?.Accepts * answer.Times ?? 0, fake.Activities.Count);
    }

    [Theory]
    [InlineData("-5", 2)]
    [InlineData("soon", 2)]
    [InlineData("99999999999999999999", 2)]
    [InlineData("2592000", 3600)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 3600)]
    public async Task A_time_to_wait_that_makes_no_sense_neither_hurries_nor_stops_us(string retryAfter, int seconds)
    {
        await using var fake = await FakeConnector.StartAsync();
        await using var wire = new OutboundWire(fake);
        fake.Answer(ConnectorAnswer.Throttled(retryAfter));

        var outcome = await AskAsync(wire.Client, Operation.Send);

        Assert.Equal(Throttled(seconds), outcome);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_use_carries_a_message_once()
    {
        await using var fake = await FakeConnector.StartAsync();
        await using var wire = new OutboundWire(fake);
        await AskAsync(wire.Client, Operation.Send);
        fake.Answer(new ConnectorAnswer.ResetsAfterBody { Accepts = 1 });

        var outcome = await AskAsync(wire.Client, Operation.Send);

        Assert.Equal(new SendOutcome.Ambiguous(null), outcome);
        Assert.Equal(2, fake.Activities.Count);
    }

    private static async Task<SendOutcome> AskAsync(ConnectorClient client, Operation operation) => operation switch
    {
        Operation.Send => await client.SendAsync(OutboundWire.Message(), TestContext.Current.CancellationToken),
        Operation.Update => await client.UpdateAsync(OutboundWire.Message() with { Id = "1" }, TestContext.Current.CancellationToken),
        Operation.Create => (await client.CreateConversationAsync(FakeConnector.TeamsServiceUrl, new ConversationParameters { TenantId = "t" }, TestContext.Current.CancellationToken)).Outcome,
    };

    // A date on the wire has whole seconds.
    private static SendOutcome Rounded(SendOutcome outcome) =>
        outcome is SendOutcome.Throttled throttled ? Throttled(Math.Ceiling(throttled.RetryAfter.TotalSeconds)) : outcome;

    private static SendOutcome.Throttled Throttled(double seconds) => new(TimeSpan.FromSeconds(seconds));

    private static ConnectorAnswer.Says Ok(int status) => new(status, """{"id":"m1"}""") { Accepts = 1 };

    private static SocketsHttpHandler NoSuchName()
    {
        var transport = ConnectorServices.Transport();
        transport.ConnectCallback = static (_, _) => throw new SocketException((int)SocketError.HostNotFound);
        return transport;
    }

    private sealed record Case(string Name, ConnectorAnswer? Says, SendOutcome Outcome, SendOutcome WhenCreating)
    {
        public Case(string name, ConnectorAnswer says, SendOutcome outcome)
            : this(name, says, outcome, outcome)
        {
        }

        public Case(string name, ConnectorAnswer says, bool Taken)
            : this(name, says, new SendOutcome.Accepted(Taken ? "m1" : null))
        {
        }

        /// <summary>How often the connector hears of it.</summary>
        public int Times { get; init; } = 1;

        public Func<FakeConnector, HttpMessageHandler> Transport { get; init; } = static fake => fake.Transport();
    }
}
