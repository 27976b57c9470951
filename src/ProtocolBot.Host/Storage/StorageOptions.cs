using System.ComponentModel.DataAnnotations;

namespace ProtocolBot.Host.Storage;

/// <summary>Where things are kept. Everything in one folder, so that one volume holds it.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The folder of the database and of the keys; relative to where the program was started.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>The database's file in that folder.</summary>
    [Required]
    [RegularExpression(@"[A-Za-z0-9._-]+", ErrorMessage = "Storage:File must be a file's name, without a folder.")]
    public string File { get; set; } = "protocolbot.db";

    public string Path => System.IO.Path.Combine(Folder, File);

    public string KeyRing => System.IO.Path.Combine(Folder, "keys");

    public string KeyFile => System.IO.Path.Combine(Folder, "keys", "storage.key");

    public static StorageOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<StorageOptions>() ?? new StorageOptions();
}
