using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ProtocolBot.Host.Storage;

/// <summary>Each link's hash covers the one before it, so that nothing can be changed, taken out or put in unseen.</summary>
internal static class AuditChain
{
    /// <summary>What the first link hangs on.</summary>
    public static byte[] Begin { get; } = new byte[SHA256.HashSizeInBytes];

    public static byte[] Next(byte[] previous, long seq, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, seq);
        Append(hash, row.At.ToUnixTimeMilliseconds());
        Append(hash, row.Actor);
        Append(hash, row.Action);
        Append(hash, row.Case);
        Append(hash, row.Event ?? -1);
        Append(hash, row.Content);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string? text) => Append(hash, text is null ? null : Encoding.UTF8.GetBytes(text));

    /// <summary>With its length before it: no two rows can be read as one another.</summary>
    private static void Append(IncrementalHash hash, byte[]? bytes)
    {
        Append(hash, bytes?.Length ?? -1);
        hash.AppendData(bytes ?? []);
    }
}
