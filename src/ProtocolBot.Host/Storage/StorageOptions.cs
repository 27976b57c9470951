using System.ComponentModel.DataAnnotations;

namespace ProtocolBot.Host.Storage;

/// <summary>Where things are kept: in one folder, so that one volume holds it; or in a PostgreSQL database, with the keys still in the folder.</summary>
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

    /// <summary>The connection string of a PostgreSQL database; empty for the SQLite file. It holds a password: give it by the environment (Storage__Postgres), never in a file. It is not logged.</summary>
    public string Postgres { get; set; } = "";

    public bool UsesPostgres => Postgres.Length > 0;

    public string Path => System.IO.Path.Combine(Folder, File);

    public string KeyRing => System.IO.Path.Combine(Folder, "keys");

    public string KeyFile => System.IO.Path.Combine(Folder, "keys", "storage.key");

    public static StorageOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<StorageOptions>() ?? new StorageOptions();
}
