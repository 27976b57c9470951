using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ProtocolBot.Tests.Support;

/// <summary>One HTTP request exactly as written, for what a well-behaved client would not send.</summary>
public sealed class RawHttp
{
    public string Method { get; set; } = "POST";
    public string Target { get; set; } = "/api/messages";
    public List<string> HeaderLines { get; } = [];
    public byte[] Body { get; set; } = [];
    /// <summary>Null: the length of the body.</summary>
    public long? ContentLength { get; set; }

    public async Task<RawAnswer> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        var stream = client.GetStream();
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Length: {ContentLength ?? Body.Length}\r\n");
        foreach (var line in HeaderLines)
            head.Append(line).Append("\r\n");
        head.Append("\r\n");
        byte[] request = [.. Encoding.Latin1.GetBytes(head.ToString()), .. Body];
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, cancellationToken);
            await stream.CopyToAsync(answer, cancellationToken);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server refused without reading all that was sent, and reset; its answer is what counts.
        }

        return RawAnswer.Read(answer.ToArray());
    }
}

/// <summary>What came back.</summary>
public sealed record RawAnswer(int Status, string Head, string Body)
{
    public static RawAnswer Read(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        var body = end < 0 ? "" : text[(end + 4)..];
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            body = Unchunk(body);
        return new RawAnswer(int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture), head, body);
    }

    private static string Unchunk(string body)
    {
        var result = new StringBuilder();
        var bytes = Encoding.UTF8.GetBytes(body).AsSpan();
        while (true)
        {
            var line = bytes.IndexOf("\r\n"u8);
            var size = int.Parse(Encoding.ASCII.GetString(bytes[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                return result.ToString();
            result.Append(Encoding.UTF8.GetString(bytes.Slice(line + 2, size)));
            bytes = bytes[(line + 2 + size + 2)..];
        }
    }
}
