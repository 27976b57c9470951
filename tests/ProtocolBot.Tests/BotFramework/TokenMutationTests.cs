using System.Text;

using CsCheck;

using Microsoft.Extensions.Primitives;

using ProtocolBot.BotFramework;

using Xunit;

namespace ProtocolBot.Tests.BotFramework;

/// <summary>Whatever is changed in a good header makes it a bad one, and never breaks us.</summary>
public sealed class TokenMutationTests(ProductionWire production) : IClassFixture<ProductionWire>
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ,;:%~!\"'{}[]\\éñ\u00a0";

    private static readonly Gen<Func<string, string>> Mutation = Gen.OneOf(
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, Characters.Length - 1], Func<string, string> (at, c) => text => Replace(text, at % text.Length, 1, Characters[c].ToString())),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, Characters.Length - 1], Func<string, string> (at, c) => text => Replace(text, at % text.Length, 0, Characters[c].ToString())),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 20], Func<string, string> (at, n) => text => Replace(text, at % text.Length, n, "")),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 200], Func<string, string> (at, n) => text => text.Insert(at % text.Length, text.Substring(at % text.Length, Math.Min(n, text.Length - (at % text.Length))))),
        Gen.Select(Gen.Int[0, 5000], Func<string, string> (at) => text => text[..(at % text.Length)]),
        Gen.Select(Gen.Int[0, 5000], Func<string, string> (at) => text => FlipCase(text, at % text.Length)),
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 5000], Func<string, string> (a, b) => text => Swap(text, a % text.Length, b % text.Length)));

    [Theory]
    [InlineData(Family.Channel)]
    [InlineData(Family.Entra)]
    public async Task A_changed_header_never_passes(Family family)
    {
        var validation = production.Wire.Services.GetService(typeof(TokenValidation)) as TokenValidation ?? throw new InvalidOperationException();
        var good = $"Bearer {new Forgery(production.Issuer, family).Token.Compact()}";
        Assert.IsType<TokenVerdict.Valid>(await validation.ValidateAsync(good, TestContext.Current.CancellationToken));

        await Mutation.List[1, 3].SampleAsync(async mutations =>
        {
            var mutated = mutations.Aggregate(good, (text, mutation) => text.Length == 0 ? text : mutation(text));
            var verdict = await validation.ValidateAsync(new StringValues(mutated), CancellationToken.None);
            return mutated == good || verdict is TokenVerdict.Refused { Reason: not Refusal.KeysUnavailable };
        }, iter: 20_000);
    }

    [Theory]
    [InlineData(Family.Channel)]
    [InlineData(Family.Entra)]
    public async Task Over_HTTP_it_is_answered_with_400_or_401_and_an_empty_body(Family family)
    {
        var good = $"Bearer {new Forgery(production.Issuer, family).Token.Compact()}";

        await Mutation.SampleAsync(async mutation =>
        {
            var mutated = mutation(good);
            var forgery = new Forgery(production.Issuer, family) { Authorization = _ => [$"Authorization: {mutated}"] };
            var answer = await forgery.SendAsync(production.Wire.Address, CancellationToken.None);
            return mutated.Trim() == good || (answer.Status is 400 or 401 && answer.Body.Length == 0);
        }, iter: 400, threads: 2);
    }

    [Fact]
    public async Task Claims_changed_after_signing_never_pass()
    {
        var validation = production.Wire.Services.GetService(typeof(TokenValidation)) as TokenValidation ?? throw new InvalidOperationException();
        var draft = production.Issuer.ChannelToken();
        var signature = draft.Compact().Split('.')[2];
        var names = draft.Payload.Select(pair => pair.Key).ToArray();

        await Gen.Select(Gen.Int[0, names.Length - 1], Gen.String).SampleAsync(async (at, value) =>
        {
            var changed = production.Issuer.ChannelToken();
            changed.Payload[names[at]] = value;
            var parts = changed.Compact().Split('.');
            var verdict = await validation.ValidateAsync($"Bearer {parts[0]}.{parts[1]}.{signature}", CancellationToken.None);
            return verdict is TokenVerdict.Refused;
        }, iter: 500);
    }

    private static string Replace(string text, int at, int count, string by) => string.Concat(text.AsSpan(0, at), by, text.AsSpan(Math.Min(at + count, text.Length)));

    private static string FlipCase(string text, int at) =>
        Replace(text, at, 1, (char.IsUpper(text[at]) ? char.ToLowerInvariant(text[at]) : char.ToUpperInvariant(text[at])).ToString());

    private static string Swap(string text, int a, int b)
    {
        var characters = new StringBuilder(text);
        (characters[a], characters[b]) = (characters[b], characters[a]);
        return characters.ToString();
    }
}
