using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;

namespace ProtocolBot.Host.Storage;

/// <summary>The key that seals the database's texts: made once, wrapped by the key ring, in a file of its own that only we may read.</summary>
internal static class SealingKey
{
    private const int Length = 32;
    private const UnixFileMode OursAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

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

    /// <summary>Whole or not at all. Of two programs that start at once the first one's key stands.</summary>
    private static void Make(IDataProtector protector, string file)
    {
        OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
        var part = $"{file}.{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OursAlone;
        }

        using (var stream = new FileStream(part, options))
        {
            stream.Write(protector.Protect(RandomNumberGenerator.GetBytes(Length)));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(part, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part);
        }
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
