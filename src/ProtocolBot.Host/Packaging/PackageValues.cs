namespace ProtocolBot.Host.Packaging;

/// <summary>What differs between one installation and the next; it fills the places in braces of manifests/manifest.json.</summary>
internal sealed record PackageValues
{
    /// <summary>The id of the app in Teams.</summary>
    public required string AppId { get; init; }

    /// <summary>The client id of the bot.</summary>
    public required string BotId { get; init; }

    /// <summary>The app registration that signs people in; a managed identity cannot, so it may differ from the bot's.</summary>
    public required string SignInId { get; init; }

    /// <summary>The host name at which Teams reaches the bot.</summary>
    public required string Host { get; init; }

    public required string Version { get; init; }

    /// <summary>Null: the website of the developer.</summary>
    public string? Privacy { get; init; }

    /// <inheritdoc cref="Privacy"/>
    public string? Terms { get; init; }

    /// <summary>The value of a name in braces; null when nobody knows it.</summary>
    public string? Of(string name, string website) => name switch
    {
        "app-id" => AppId,
        "bot-id" => BotId,
        "sign-in-id" => SignInId,
        "host" => Host,
        "version" => Version,
        "privacy" => Privacy ?? website,
        "terms" => Terms ?? website,
        _ => null,
    };
}
