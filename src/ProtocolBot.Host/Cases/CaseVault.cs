using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.DataProtection;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Cases;

/// <summary>A key for each case, wrapped by the key ring. Destroying the wrapped key destroys all that was written in the case, in every copy.</summary>
internal sealed class CaseVault(IDataProtectionProvider protection)
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>A new key, and how it is stored.</summary>
    public (byte[] Key, byte[] Wrapped) Make(CaseNumber number)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        return (key, Protector(number).Protect(key));
    }

    /// <exception cref="CryptographicException">The key ring is not the one that wrapped it.</exception>
    public byte[] Unwrap(CaseNumber number, byte[] wrapped) => Protector(number).Unprotect(wrapped);

    /// <param name="seq">The event's number: sealed bytes cannot be moved to another.</param>
    public static byte[] Seal(byte[] key, CaseNumber number, int seq, CaseEvent happened)
    {
        var plain = CaseEventJson.Write(happened);
        var all = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(all.AsSpan(0, NonceLength), plain, all.AsSpan(NonceLength + TagLength), all.AsSpan(NonceLength, TagLength), Place(number, seq));
        CryptographicOperations.ZeroMemory(plain);
        return all;
    }

    /// <exception cref="CryptographicException">It was not sealed with this key, or for another place.</exception>
    public static CaseEvent Open(byte[] key, CaseNumber number, int seq, ReadOnlySpan<byte> sealedEvent)
    {
        if (sealedEvent.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("too short to have been sealed");
        }

        var plain = new byte[sealedEvent.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(sealedEvent[..NonceLength], sealedEvent[(NonceLength + TagLength)..], sealedEvent.Slice(NonceLength, TagLength), plain, Place(number, seq));
        return CaseEventJson.Read(plain);
    }

    private static byte[] Place(CaseNumber number, int seq) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{number}/{seq}"));

    private IDataProtector Protector(CaseNumber number) => protection.CreateProtector("ProtocolBot.Cases.v1", number.Value);
}
