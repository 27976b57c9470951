using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ProtocolBot.BotFramework;

/// <summary>Remembers which tokens were found valid, by their hash, so that a signature is checked once in a token's life. It keeps no token.</summary>
/// <remarks>
/// Two generations of limited size: the older is dropped when the younger is full, and what is asked for moves to the younger.
/// It holds only what was valid; whether it still is (time, key) its user asks each time.
/// </remarks>
internal sealed class ValidatedTokens(int generationSize)
{
    private readonly Lock gate = new();
    private volatile ConcurrentDictionary<TokenHash, TokenVerdict.Valid> younger = new();
    private volatile ConcurrentDictionary<TokenHash, TokenVerdict.Valid> older = new();

    public int Count => younger.Count + older.Count;

    public TokenVerdict.Valid? Find(TokenHash hash)
    {
        if (younger.TryGetValue(hash, out var found))
            return found;
        if (!older.TryRemove(hash, out found))
            return null;

        Add(hash, found);
        return found;
    }

    public void Add(TokenHash hash, TokenVerdict.Valid verdict)
    {
        // Counting locks every bucket, so it is done on the rare path of adding alone.
        lock (gate)
        {
            if (younger.Count >= generationSize)
            {
                older = younger;
                younger = new();
            }

            younger[hash] = verdict;
        }
    }

    public void Remove(TokenHash hash)
    {
        younger.TryRemove(hash, out _);
        older.TryRemove(hash, out _);
    }
}

/// <summary>The SHA-256 of a token: enough to recognise it, useless to whoever reads it in a dump.</summary>
internal readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        Span<ulong> hash = stackalloc ulong[4];
        SHA256.HashData(MemoryMarshal.AsBytes(token), MemoryMarshal.AsBytes(hash));
        return new TokenHash(hash[0], hash[1], hash[2], hash[3]);
    }
}
