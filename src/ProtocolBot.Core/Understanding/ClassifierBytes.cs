using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

using ProtocolBot.Core.Content;

namespace ProtocolBot.Core.Understanding;

/// <summary>A classifier as bytes and back, whole or not at all: what is damaged, cut short or learnt from something else is none.</summary>
public static class ClassifierBytes
{
    private const int MostFeatures = 1_000_000;

    public static byte[] Of(ContentSet content, Classifier classifier)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(bytes, LearntKey.Of(content));
        Write(bytes, classifier.Softmax.Classes);
        Write(bytes, classifier.Vocabulary.Names.Length);
        foreach (var name in classifier.Vocabulary.Names)
        {
            Write(bytes, name);
        }

        bytes.Write(MemoryMarshal.AsBytes(classifier.Vocabulary.Weights.AsSpan()));
        bytes.Write(MemoryMarshal.AsBytes(classifier.Softmax.Weights));
        bytes.Write(MemoryMarshal.AsBytes<float>([classifier.Temperature]));
        bytes.Write(SHA256.HashData(bytes.WrittenSpan));
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Null when the bytes are not what this content taught.</summary>
    public static Classifier? Read(ContentSet content, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= SHA256.HashSizeInBytes || !SHA256.HashData(bytes[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
        {
            return null;
        }

        var rest = bytes[..^SHA256.HashSizeInBytes];
        return Word(ref rest) == LearntKey.Of(content) && Number(ref rest) == content.Training.Intents.Length && Number(ref rest) is >= 0 and <= MostFeatures and var features
            ? Read(content, rest, features)
            : null;
    }

    private static Classifier Read(ContentSet content, ReadOnlySpan<byte> rest, int features)
    {
        var names = ImmutableArray.CreateBuilder<string>(features);
        for (var at = 0; at < features; at++)
        {
            names.Add(Word(ref rest));
        }

        var vocabulary = new Vocabulary(names.MoveToImmutable(), [.. Numbers(ref rest, features)]);
        var classes = content.Training.Intents.Length;
        var softmax = new Softmax(features, classes, Numbers(ref rest, (features + 1) * Softmax.Padded(classes)));
        return new Classifier(content, vocabulary, softmax, Numbers(ref rest, 1)[0]);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), number);
        bytes.Advance(sizeof(int));
    }

    private static void Write(ArrayBufferWriter<byte> bytes, string word)
    {
        Write(bytes, Encoding.UTF8.GetByteCount(word));
        bytes.Write(Encoding.UTF8.GetBytes(word));
    }

    private static int Number(ref ReadOnlySpan<byte> rest)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[sizeof(int)..];
        return number;
    }

    private static string Word(ref ReadOnlySpan<byte> rest)
    {
        var length = Number(ref rest);
        var word = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return word;
    }

    private static float[] Numbers(ref ReadOnlySpan<byte> rest, int count)
    {
        var numbers = MemoryMarshal.Cast<byte, float>(rest[..(count * sizeof(float))]).ToArray();
        rest = rest[(count * sizeof(float))..];
        return numbers;
    }
}
