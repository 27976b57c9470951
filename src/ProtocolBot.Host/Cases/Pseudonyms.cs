using System.Security.Cryptography;
using System.Text;

using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Storage;

namespace ProtocolBot.Host.Cases;

/// <summary>People in the database: keyed hashes, so that who holds the file alone cannot tell who they are.</summary>
internal sealed class Pseudonyms(Sealer sealer)
{
    private readonly byte[] key = sealer.Derive("ProtocolBot.People.v1");

    public string Of(PersonId person) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(person.Value.ToLowerInvariant())));
}
