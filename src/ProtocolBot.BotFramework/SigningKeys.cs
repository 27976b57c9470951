using System.Collections.Frozen;
using System.Text.Json;

using Microsoft.Extensions.Logging;

namespace ProtocolBot.BotFramework;

/// <summary>The public keys of one issuer family: fetched when first needed, renewed twice a day, and kept for days when the issuer cannot be reached.</summary>
/// <remarks>Only the configured metadata address and a key address on the same host are ever asked; nothing from a token leads anywhere.</remarks>
internal sealed class SigningKeys(string family, Uri metadata, IHttpClientFactory clients, TimeProvider clock, ILogger logger)
{
    public const string HttpClientName = "ProtocolBot.BotFramework.SigningKeys";

    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(5);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFirstTries = TimeSpan.FromSeconds(10);
    private static readonly FrozenDictionary<string, SigningKey> NoKeys = FrozenDictionary<string, SigningKey>.Empty;

    private readonly Lock gate = new();
    private volatile Snapshot? snapshot;
    private Task? fetching;
    private long? lastTry;
    private long? lastForced;

    /// <summary>Whether a key that was found before is still published. Starts a renewal in the background when one is due.</summary>
    public bool StillHolds(SigningKey key) =>
        Current() is { } current && current.Keys.TryGetValue(key.Id, out var held) && ReferenceEquals(held, key);

    /// <summary>Finds a key by its id. An unknown id has the keys fetched once more, at most every five minutes, whoever asks.</summary>
    /// <exception cref="OperationCanceledException">The caller left; the fetch goes on for the others.</exception>
    public async ValueTask<KeyLookup> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var current = Current();
        if (current is null)
        {
            await FirstFetch().WaitAsync(cancellationToken);
            current = Current();
            return current is null ? KeyLookup.Unavailable : KeyLookup.Of(current.Keys.GetValueOrDefault(keyId));
        }

        if (current.Keys.TryGetValue(keyId, out var key))
            return KeyLookup.Of(key);

        await ForcedFetch().WaitAsync(cancellationToken);
        return KeyLookup.Of((Current() ?? current).Keys.GetValueOrDefault(keyId));
    }

    private Snapshot? Current()
    {
        var current = snapshot;
        if (current is null)
            return null;

        var age = clock.GetElapsedTime(current.FetchedAt);
        if (age > RenewAfter)
            Renew();
        return age > KeepFor ? null : current;
    }

    private void Renew()
    {
        lock (gate)
        {
            if (IsLongAgo(lastTry, BetweenForced))
                Fetch();
        }
    }

    private Task FirstFetch()
    {
        lock (gate)
        {
            return IsLongAgo(lastTry, BetweenFirstTries) ? Fetch() : fetching ?? Task.CompletedTask;
        }
    }

    private Task ForcedFetch()
    {
        lock (gate)
        {
            if (!IsLongAgo(lastForced, BetweenForced))
                return fetching ?? Task.CompletedTask;

            lastForced = clock.GetTimestamp();
            return Fetch();
        }
    }

    private bool IsLongAgo(long? since, TimeSpan span) => since is not { } then || clock.GetElapsedTime(then) >= span;

    /// <summary>Called under the gate. One fetch at a time; who comes during it waits for the same one.</summary>
    private Task Fetch()
    {
        if (fetching is { IsCompleted: false })
            return fetching;

        lastTry = clock.GetTimestamp();
        return fetching = Task.Run(FetchAsync);
    }

    private async Task FetchAsync()
    {
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            var keyAddress = ReadKeyAddress(await client.GetByteArrayAsync(metadata));
            var keys = SigningKey.ReadAll(await client.GetByteArrayAsync(keyAddress), snapshot?.Keys ?? NoKeys);
            if (keys.Count == 0)
                throw new JsonException("A key document without a usable key is no renewal.");

            snapshot = new Snapshot(keys, clock.GetTimestamp());
            Log.KeysRenewed(logger, family, keys.Count);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or InvalidOperationException or IOException or OperationCanceledException)
        {
            // The keys we have stay good until KeepFor; a bad day of the issuer is not one of ours.
            Log.KeysNotRenewed(logger, family, exception.GetType().Name);
        }
    }

    private Uri ReadKeyAddress(byte[] document)
    {
        using var json = JsonDocument.Parse(document);
        var text = json.RootElement.ValueKind == JsonValueKind.Object ? TokenClaims.Text(json.RootElement, "jwks_uri") : null;
        var isPinned = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && Uri.Compare(address, metadata, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        return isPinned && address is not null ? address : throw new JsonException("The keys must stand on the host of the metadata.");
    }

    private sealed record Snapshot(FrozenDictionary<string, SigningKey> Keys, long FetchedAt);
}

/// <summary>What a search for a key gave: the key, the certainty that it is not published, or no answer because the issuer gave none.</summary>
internal readonly record struct KeyLookup(SigningKey? Key, bool IsAvailable)
{
    public static KeyLookup Unavailable => default;

    public static KeyLookup Of(SigningKey? key) => new(key, true);
}
