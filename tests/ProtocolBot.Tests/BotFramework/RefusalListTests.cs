using Microsoft.Extensions.Time.Testing;

using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>A host in Production with both families of issuers, shared by tests that only ever hear "no" or "yes" from it.</summary>
public sealed class ProductionWire : IAsyncLifetime
{
    private WireUnderTest? wire;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    public LocalIssuer Issuer { get; }
    public WireUnderTest Wire => wire ?? throw new InvalidOperationException("Not started.");

    public ProductionWire()
    {
        Issuer = new LocalIssuer { Clock = Clock };
        Issuer.Channel.Add("endorsed-for-webchat", "webchat");
        Issuer.Channel.Add("endorsed-for-none");
        Issuer.Channel.Add("channel-1", "msteams", "directline", "webchat");
    }

    public async ValueTask InitializeAsync() => wire = await WireUnderTest.StartAsync(Issuer, clock: Clock);

    public async ValueTask DisposeAsync()
    {
        if (wire is not null)
            await wire.DisposeAsync();
    }
}

public sealed class RefusalListTests(ProductionWire production) : IClassFixture<ProductionWire>
{
    public static TheoryData<int, string, Family> Variants()
    {
        var data = new TheoryData<int, string, Family>();
        foreach (var variant in RefusalList.All)
        {
            foreach (var family in Enum.GetValues<Family>().Where(family => variant.Only is null || variant.Only == family))
                data.Add(variant.Number, variant.Name, family);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task A_forged_request_is_refused_without_a_word_and_without_a_trace(int number, string name, Family family)
    {
        var variant = RefusalList.All.Single(variant => variant.Number == number && variant.Name == name && (variant.Only is null || variant.Only == family));
        var forgery = new Forgery(production.Issuer, family);
        variant.Apply(forgery);
        var before = production.Wire.Handler.Received.Count;

        var answer = await forgery.SendAsync(production.Wire.Address, TestContext.Current.CancellationToken);

        Assert.Equal(variant.Status, answer.Status);
        Assert.Equal("", answer.Body);
        Assert.Equal(before, production.Wire.Handler.Received.Count);
        Assert.Empty(production.Issuer.Strangers);
    }

    [Theory]
    [InlineData(Family.Channel)]
    [InlineData(Family.Entra)]
    public async Task The_request_on_which_the_forgeries_are_built_passes(Family family)
    {
        var before = production.Wire.Handler.Received.Count;

        var answer = await new Forgery(production.Issuer, family).SendAsync(production.Wire.Address, TestContext.Current.CancellationToken);

        Assert.Equal(200, answer.Status);
        Assert.Equal(before + 1, production.Wire.Handler.Received.Count);
    }

    [Fact]
    public void Every_number_of_the_list_that_concerns_this_endpoint_has_a_variant()
    {
        var numbers = RefusalList.All.Select(variant => variant.Number).Distinct().Order();

        Assert.Equal(Enumerable.Range(1, 66), numbers);
    }
}
