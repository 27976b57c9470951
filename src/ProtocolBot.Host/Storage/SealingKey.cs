using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;

namespace ProtocolBot.Host.Storage;

/// <summary>The key that seals the database's texts: made once, wrapped by the key ring, in a file of its own that only we may read.</summary>
internal static class SealingKey
{
    private const int Length = 32;
    private const UnixFileMode OursAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">The key ring cannot unwrap it: the ring is not the one that made it.</exception>
    public static byte[] ReadOrMake(IDataProtectionProvider protection, string file)
    {
        var protector = protection.CreateProtector("ProtocolBot.Storage.v1");
        if (!File.Exists(file))
        {
            Make(protector, file);
        }

        try
        {
            return protector.Unprotect(File.ReadAllBytes(file));
        }
        catch (CryptographicException exception)
        {
            throw new InvalidOperationException($"the key ring beside {file} cannot open it: put back the ring that belongs to it", exception);
        }
    }

    /// <summary>Whole or not at all. Of two programs that start at once the first one's key stands, and the second reads it.</summary>
    private static void Make(IDataProtector protector, string file)
    {
        OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
        using var turn = TakeTurn($"{file}.lock");
        if (File.Exists(file))
        {
            return;
        }

        // A part that a program left when it died is overwritten: we are alone here.
        var part = $"{file}.part";
        File.Delete(part);
        using (var stream = Open(part, FileMode.CreateNew))
        {
            stream.Write(protector.Protect(RandomNumberGenerator.GetBytes(Length)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, file);
    }

    /// <summary>The lock is the system's: it goes with the program that held it. The file stays, for two that each lock their own are not apart.</summary>
    private static FileStream TakeTurn(string file)
    {
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return Open(file, FileMode.OpenOrCreate);
            }
            catch (IOException) when (Environment.TickCount64 < until)
            {
                Thread.Sleep(20);
            }
        }
    }

    private static FileStream Open(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OursAlone;
        }

        return new FileStream(file, options);
    }
}

/// <summary>A folder that only this program's own account may enter.</summary>
internal static class OwnFolder
{
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
