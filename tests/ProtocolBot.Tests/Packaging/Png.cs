using System.Buffers.Binary;
using System.IO.Compression;

namespace ProtocolBot.Tests.Packaging;

/// <summary>Writes small PNGs, for icons that are wrong.</summary>
internal static class Png
{
    /// <param name="pixel">Red, green, blue and alpha, as 0x5B5FC7FF.</param>
    public static byte[] Write(int width, int height, Func<int, int, uint> pixel)
    {
        using var raw = new MemoryStream();
        var bytes = new byte[4];
        using (var zlib = new ZLibStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    BinaryPrimitives.WriteUInt32BigEndian(bytes, pixel(x, y));
                    zlib.Write(bytes);
                }
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, raw.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>Without a checksum: our reader does not look at it.</summary>
    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. name, .. data, 0, 0, 0, 0];
    }
}
