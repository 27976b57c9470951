using System.Text;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Activities that are JSON already, as a client gets them: a list, and up to where it has now read.</summary>
internal static class ActivitySet
{
    /// <param name="watermark">Left out for what is not kept: the client keeps its own.</param>
    public static byte[] Write(IReadOnlyList<byte[]> activities, long? watermark)
    {
        using var stream = new MemoryStream(activities.Sum(activity => activity.Length + 1) + 64);
        stream.Write("{\"activities\":["u8);
        for (var index = 0; index < activities.Count; index++)
        {
            if (index > 0)
                stream.WriteByte((byte)',');
            stream.Write(activities[index]);
        }

        stream.WriteByte((byte)']');
        if (watermark is { } position)
            stream.Write(Encoding.ASCII.GetBytes($",\"watermark\":\"{ActivityLog.Write(position)}\""));
        stream.WriteByte((byte)'}');
        return stream.ToArray();
    }
}
