using System.Security.Cryptography;

namespace ProtocolBot.Host.Storage;

/// <summary>The version that a conversation begins with: drawn, so that one begun anew never has a version that an old turn could still hold.</summary>
internal static class Versions
{
    public static long First() => 1 + (BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & (long.MaxValue >> 1));
}
