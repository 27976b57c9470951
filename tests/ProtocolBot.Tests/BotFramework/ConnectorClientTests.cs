using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private FakeConnector fake = null!;
    private OutboundWire wire = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeConnector.StartAsync();
        wire = new OutboundWire(fake);
    }

    public async ValueTask DisposeAsync()
    {
        await wire.DisposeAsync();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task A_message_goes_to_its_conversation_with_our_token_and_our_name()
    {
        var outcome = await wire.Client.SendAsync(OutboundWire.Message(), Token);

        var request = Assert.Single(fake.Requests);
        Assert.Equal(new SendOutcome.Accepted("m1"), outcome);
        Assert.Equal(("POST", "/emea/v3/conversations/a%3A1/activities"), (request.Method, request.Target));
        Assert.Equal("Bearer token-1", request.Authorization);
        Assert.StartsWith("ProtocolBot/", request.UserAgent, StringComparison.Ordinal);
        Assert.Equal("Goedemorgen", Assert.Single(fake.Activities).Text);
    }

    [Fact]
    public async Task What_the_channel_gives_is_not_said_back_to_it()
    {
        await wire.Client.SendAsync(OutboundWire.Message(), Token);

        using var body = JsonDocument.Parse(fake.Requests[0].Body);
        Assert.Equal(["id"], body.RootElement.GetProperty("conversation").EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain(body.RootElement.EnumerateObject(), member => member.Name is "id" or "timestamp" or "serviceUrl" or "callerId" || member.Value.ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("a:1;b=2@thread.v2|x", "a%3A1%3Bb%3D2%40thread.v2%7Cx")]
    [InlineData("19:abc@thread.tacv2;messageid=17", "19%3Aabc%40thread.tacv2%3Bmessageid%3D17")]
    [InlineData("a%3A1", "a%253A1")]
    [InlineData("a/../b", "a%2F..%2Fb")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("één groep", "%C3%A9%C3%A9n%20groep")]
    public async Task Each_id_is_percent_encoded_exactly_once(string id, string encoded)
    {
        var message = OutboundWire.Message() with { Conversation = new ConversationAccount { Id = id }, ReplyToId = id };

        await wire.Client.SendAsync(message, Token);

        Assert.Equal($"/emea/v3/conversations/{encoded}/activities/{encoded}", fake.Requests[0].Target);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_leads_elsewhere_is_not_sent(string? id)
    {
        var message = OutboundWire.Message() with { Conversation = new ConversationAccount { Id = id } };

        Assert.Equal(new SendOutcome.Refused(0, "NotAnAddress"), await wire.Client.SendAsync(message, Token));
        Assert.Equal(new SendOutcome.Refused(0, "NotAnAddress"), await wire.Client.UpdateAsync(OutboundWire.Message() with { Id = id }, Token));
        Assert.Empty(fake.Requests);
        Assert.Empty(wire.Tokens.Requests);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", "/emea/v3/conversations")]
    [InlineData("https://smba.trafficmanager.net/emea", "/emea/v3/conversations")]
    [InlineData("https://smba.trafficmanager.net", "/v3/conversations")]
    public async Task One_slash_stands_between_the_service_and_the_path(string serviceUrl, string start)
    {
        await wire.Client.SendAsync(OutboundWire.Message(serviceUrl), Token);

        Assert.StartsWith(start, fake.Requests[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_an_update_and_a_deletion_name_their_activity()
    {
        var reply = await wire.Client.SendAsync(OutboundWire.Message() with { ReplyToId = "1:7" }, Token);
        var update = await wire.Client.UpdateAsync(OutboundWire.Message() with { Id = "1:8" }, Token);
        fake.Answer(new ConnectorAnswer.Says(200));
        var deletion = await wire.Client.DeleteAsync(OutboundWire.Reference(), "1:9", Token);

        Assert.Equal(
            ["POST /emea/v3/conversations/a%3A1/activities/1%3A7", "PUT /emea/v3/conversations/a%3A1/activities/1%3A8", "DELETE /emea/v3/conversations/a%3A1/activities/1%3A9"],
            fake.Requests.Select(request => $"{request.Method} {request.Target}"));
        Assert.Equal([new SendOutcome.Accepted("m1"), new SendOutcome.Accepted("m2"), new SendOutcome.Accepted(null)], new[] { reply, update, deletion });
    }

    [Fact]
    public async Task A_channel_that_cannot_delete_says_so_once_and_for_all()
    {
        fake.Answer(ConnectorAnswer.Refused(501, "DeleteActivityAPINotImplemented"));

        var outcome = await wire.Client.DeleteAsync(OutboundWire.Reference(), "1", Token);

        Assert.Equal(new SendOutcome.Refused(501, "DeleteActivityAPINotImplemented"), outcome);
    }

    [Fact]
    public async Task A_personal_chat_is_opened_with_one_member_and_the_tenant()
    {
        fake.Answer(new ConnectorAnswer.Says(201, """{"id":"a:new","serviceUrl":"https://smba.trafficmanager.net/amer/"}"""));
        var parameters = new ConversationParameters { Bot = new() { Id = "28:bot" }, Members = [new() { Id = "29:anna" }], TenantId = OutboundWire.TenantId };

        var created = await wire.Client.CreateConversationAsync(FakeConnector.TeamsServiceUrl, parameters, Token);

        Assert.Equal(("a:new", null, "https://smba.trafficmanager.net/amer/"), (created.Id, created.ActivityId, created.ServiceUrl));
        Assert.Equal("/emea/v3/conversations", fake.Requests[0].Target);
        Assert.Equal($$"""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:anna"}],"tenantId":"{{OutboundWire.TenantId}}"}""", fake.Requests[0].Body);
    }

    [Fact]
    public async Task A_chat_without_an_id_is_no_chat_yet()
    {
        fake.Answer(new ConnectorAnswer.Says(202, "{}"));

        var created = await wire.Client.CreateConversationAsync(FakeConnector.TeamsServiceUrl, new ConversationParameters(), Token);

        Assert.Equal((new SendOutcome.Ambiguous(null), null), ((SendOutcome.Ambiguous)created.Outcome, created.Id));
    }

    [Fact]
    public async Task Members_are_read_to_the_last_page()
    {
        fake.Answer(
            new ConnectorAnswer.Says(200, """{"members":[{"id":"29:1","aadObjectId":"x"},{"id":"29:2"}],"continuationToken":"a&b="}"""),
            new ConnectorAnswer.Says(200, """{"members":[],"continuationToken":"c"}"""),
            new ConnectorAnswer.Says(200, """{"members":[{"id":"29:3"}]}"""));

        var members = await wire.Client.MembersAsync(OutboundWire.Reference(), Token);

        Assert.Equal(["29:1", "29:2", "29:3"], members.Members.Select(member => member.Id));
        Assert.Equal(
            ["?pageSize=500", "?pageSize=500&continuationToken=a%26b%3D", "?pageSize=500&continuationToken=c"],
            fake.Requests.Select(request => request.Target["/emea/v3/conversations/a%3A1/pagedmembers".Length..]));
    }

    [Fact]
    public async Task Half_of_the_members_are_no_members()
    {
        fake.Answer(new ConnectorAnswer.Says(200, """{"members":[{"id":"29:1"}],"continuationToken":"b"}"""), ConnectorAnswer.Refused(404, "ConversationNotFound"));

        var members = await wire.Client.MembersAsync(OutboundWire.Reference(), Token);

        Assert.Equal((new SendOutcome.Refused(404, "ConversationNotFound"), 0), ((SendOutcome.Refused)members.Outcome, members.Members.Count));
    }

    [Fact]
    public async Task A_list_of_members_without_end_is_given_up()
    {
        fake.Otherwise = _ => new ConnectorAnswer.Says(200, """{"members":[{"id":"29:1"}],"continuationToken":"again"}""");

        var members = await wire.Client.MembersAsync(OutboundWire.Reference(), Token);

        Assert.Equal((true, 0, 200), (members.Outcome is SendOutcome.Ambiguous, members.Members.Count, fake.Requests.Count));
    }

    [Fact]
    public async Task The_host_that_stops_is_not_kept_waiting()
    {
        fake.Answer(new ConnectorAnswer.IsSilent());
        using var stop = new CancellationTokenSource();

        var sending = wire.Client.SendAsync(OutboundWire.Message(), stop.Token);
        await fake.WaitForRequestsAsync(1, Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }
}
