using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Storage;
using ProtocolBot.Host.Turns;

namespace ProtocolBot.Host.Cases;

/// <summary>Where somebody can be told something: the chat they had with the bot, kept sealed.</summary>
internal sealed class Contacts(BotDb db, Sealer sealer, Pseudonyms pseudonyms, TimeProvider time)
{
    /// <summary>More than a school group has people; what does not fit is written once more.</summary>
    private const int MostKnown = 20_000;

    /// <summary>As long as this another process may take for known whom somebody had forgotten here.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (string Hash, DateTimeOffset At)> known = new(StringComparer.Ordinal);

    /// <summary>What is to be stored of where this person is; null when it is stored already.</summary>
    public PersonRow? News(PersonId person, ConversationReference reference)
    {
        var kept = reference with { ActivityId = null };
        var json = JsonSerializer.SerializeToUtf8Bytes(kept, WireJson.Outbound.ConversationReference);
        var (hash, now) = (pseudonyms.Of(person), Convert.ToHexStringLower(SHA256.HashData(json)));
        return known.TryGetValue(hash, out var earlier) && earlier.Hash == now && time.GetUtcNow() - earlier.At < Remembered ? null : new PersonRow(hash, sealer.Seal(json, hash));
    }

    /// <summary>It has been stored: the same is not stored again.</summary>
    public void Stored(PersonId person, ConversationReference reference)
    {
        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(reference with { ActivityId = null }, WireJson.Outbound.ConversationReference);
        known[pseudonyms.Of(person)] = (Convert.ToHexStringLower(SHA256.HashData(json)), time.GetUtcNow());
    }

    /// <summary>What is taken away of somebody: also of the chat in which they were reached until now.</summary>
    /// <param name="conversation">The one in which they say so.</param>
    public async Task<PersonGone> GoneAsync(PersonId person, ConversationKey conversation, CancellationToken cancellationToken)
    {
        var reference = await FindAsync(person, cancellationToken);
        return new PersonGone(pseudonyms.Of(person), reference is null ? [conversation] : [.. new[] { conversation, Keys.Conversation(reference) }.Distinct()]);
    }

    /// <summary>It has been taken away: what comes next is stored again.</summary>
    public void Forget(PersonId person) => known.TryRemove(pseudonyms.Of(person), out _);

    /// <summary>Null when this person never spoke with the bot.</summary>
    public async Task<ConversationReference?> FindAsync(PersonId person, CancellationToken cancellationToken)
    {
        var hash = pseudonyms.Of(person);
        return await db.ReadCasesAsync(cases => cases.Person(hash), cancellationToken) is { } bytes ? Read(bytes, hash) : null;
    }

    public async Task StoreAsync(PersonId person, ConversationReference reference, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (News(person, reference) is not { } row)
        {
            return;
        }

        await db.ChangeCasesAsync(
            cases =>
            {
                cases.Remember(row, now);
                return true;
            },
            cancellationToken);
        Stored(person, reference);
    }

    public byte[] Seal(PersonId person, ConversationReference reference) =>
        sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(reference, WireJson.Outbound.ConversationReference), pseudonyms.Of(person));

    public ConversationReference? Read(byte[] bytes, string hash)
    {
        try
        {
            return sealer.Open(bytes, hash) is { } json ? JsonSerializer.Deserialize(json, WireJson.Outbound.ConversationReference) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How somebody is reached who never spoke with the bot (setting section Teams).</summary>
internal sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The Connector of the region. Empty: nobody is spoken to who did not speak first.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>The tenant of the school group.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The app's id in the school's own catalogue of Teams (not that of the manifest). Set, the app is installed for who is to be told something and never had it.</summary>
    [RegularExpression("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", ErrorMessage = "Teams:CatalogAppId must be a GUID.")]
    public string? CatalogAppId { get; set; }
}
