using System.Buffers.Binary;
using System.IO.Compression;

namespace ProtocolBot.Host.Packaging;

/// <summary>A PNG of the two plain sorts that icons are (eight bits, RGB or RGBA, not interlaced), read to its pixels.</summary>
internal sealed record PngImage(int Width, int Height, byte[] Rgba)
{
    private const int Largest = 1024;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The pixels, each with its red, green, blue and alpha.</summary>
    public IEnumerable<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels =>
        Enumerable.Range(0, Width * Height).Select(at => (Rgba[at * 4], Rgba[(at * 4) + 1], Rgba[(at * 4) + 2], Rgba[(at * 4) + 3]));

    /// <summary>Null when it is no PNG of these sorts.</summary>
    public static PngImage? Read(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature) || file.Length < 33 || !file.AsSpan(12, 4).SequenceEqual("IHDR"u8))
        {
            return null;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        var channels = (file[24], file[25], file[28]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => 0 };
        if (channels == 0 || width is < 1 or > Largest || height is < 1 or > Largest)
        {
            return null;
        }

        try
        {
            using var pixels = new ZLibStream(new MemoryStream(Data(file)), CompressionMode.Decompress);
            var raw = new byte[height * (1 + (width * channels))];
            pixels.ReadExactly(raw);
            return new PngImage(width, height, Unfilter(raw, width, height, channels));
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static byte[] Data(byte[] file)
    {
        using var data = new MemoryStream();
        for (var at = Signature.Length; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(file.AsSpan(at + 8, length));
            }

            at = checked(at + 12 + Math.Max(0, length));
        }

        return data.ToArray();
    }

    private static byte[] Unfilter(byte[] raw, int width, int height, int channels)
    {
        var stride = width * channels;
        var lines = new byte[height * stride];
        var rgba = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            var filter = raw[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                var left = x >= channels ? lines[(y * stride) + x - channels] : 0;
                var above = y > 0 ? lines[((y - 1) * stride) + x] : 0;
                var corner = x >= channels && y > 0 ? lines[((y - 1) * stride) + x - channels] : 0;
                lines[(y * stride) + x] = (byte)(raw[(y * (stride + 1)) + 1 + x] + Guess(filter, left, above, corner));
            }
        }

        for (var at = 0; at < width * height; at++)
        {
            lines.AsSpan(at * channels, 3).CopyTo(rgba.AsSpan(at * 4));
            rgba[(at * 4) + 3] = channels == 4 ? lines[(at * channels) + 3] : byte.MaxValue;
        }

        return rgba;
    }

    private static int Guess(byte filter, int left, int above, int corner) => filter switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (left + above) / 2,
        4 => Paeth(left, above, corner),
        _ => throw new InvalidDataException("no filter of PNG"),
    };

    private static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - corner - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
