using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.DataProtection;

namespace ProtocolBot.Host.Storage;

/// <summary>Seals what people wrote before it reaches a disk: AES-256-GCM, bound to the row it belongs to. The key lies outside the database, wrapped.</summary>
internal sealed class Sealer : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] key;

    /// <summary>One cipher is for one thread at a time: shared, it now and then seals what nobody can open.</summary>
    private readonly ConcurrentBag<AesGcm> ciphers = [];

    public Sealer(IDataProtectionProvider protection, string keyFile) => key = SealingKey.ReadOrMake(protection, keyFile);

    /// <param name="row">What it belongs to; sealed bytes cannot be moved to another row.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string row)
    {
        var all = new byte[NonceLength + TagLength + plain.Length];
        var nonce = all.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        var cipher = Take();
        cipher.Encrypt(nonce, plain, all.AsSpan(NonceLength + TagLength), all.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(row));
        ciphers.Add(cipher);
        return all;
    }

    /// <summary>Null when it was not sealed by this key, or for another row.</summary>
    public byte[]? Open(ReadOnlySpan<byte> sealedBytes, string row)
    {
        if (sealedBytes.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        var cipher = Take();
        try
        {
            cipher.Decrypt(sealedBytes[..NonceLength], sealedBytes[(NonceLength + TagLength)..], sealedBytes.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(row));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            ciphers.Add(cipher);
        }
    }

    /// <summary>A key of its own for another purpose, always the same.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, SHA256.HashSizeInBytes, info: Encoding.UTF8.GetBytes(purpose));

    public void Dispose()
    {
        while (ciphers.TryTake(out var cipher))
        {
            cipher.Dispose();
        }

        CryptographicOperations.ZeroMemory(key);
    }

    private AesGcm Take() => ciphers.TryTake(out var cipher) ? cipher : new AesGcm(key, TagLength);
}
