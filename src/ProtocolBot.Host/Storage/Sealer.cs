using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.DataProtection;

namespace ProtocolBot.Host.Storage;

/// <summary>Seals what people wrote before it reaches a disk: AES-256-GCM, bound to the row it belongs to. The key lies outside the database, wrapped.</summary>
internal sealed class Sealer : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyLength = 32;
    private readonly AesGcm cipher;

    public Sealer(IDataProtectionProvider protection, string keyFile)
    {
        var protector = protection.CreateProtector("ProtocolBot.Storage.v1");
        cipher = new AesGcm(File.Exists(keyFile) ? protector.Unprotect(File.ReadAllBytes(keyFile)) : Make(protector, keyFile), TagLength);
    }

    /// <param name="row">What it belongs to; sealed bytes cannot be moved to another row.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string row)
    {
        var all = new byte[NonceLength + TagLength + plain.Length];
        var nonce = all.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, plain, all.AsSpan(NonceLength + TagLength), all.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(row));
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
        try
        {
            cipher.Decrypt(sealedBytes[..NonceLength], sealedBytes[(NonceLength + TagLength)..], sealedBytes.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(row));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => cipher.Dispose();

    private static byte[] Make(IDataProtector protector, string keyFile)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
        var part = keyFile + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            stream.Write(protector.Protect(key));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, keyFile, overwrite: false);
        return key;
    }
}
