namespace ProtocolBot.Host.Packaging;

/// <summary>What stands after "package": each option with its value, or the setting that says the same.</summary>
internal sealed record PackageOptions(PackageValues Values, string Folder, string Out)
{
    private const string AppId = "--app-id";
    private const string BotId = "--bot-id";
    private const string SignInId = "--sign-in-id";
    private const string Host = "--host";
    private const string Privacy = "--privacy";
    private const string Terms = "--terms";
    private const string Version = "--app-version";
    private const string From = "--from";
    private const string To = "--out";

    public const string Help = """

          --app-id ID         the app's id in Teams: a GUID that you make once and keep
          --bot-id ID         the bot's client id; else the setting BotFramework:AppId
          --sign-in-id ID     the app registration that signs people in; else the bot's
          --host NAME         where Teams reaches the bot, as bot.school.nl; else the host of the setting Cases:PublicUrl
          --privacy URL       the privacy statement; else the developer's website
          --terms URL         the terms of use; else the developer's website
          --app-version X.Y.Z higher with each upload; else the version of this program
          --from FOLDER       another manifests/ folder
          --out FILE          where it is written; else protocolbot-teams.zip
        Problems are listed with file, place and rule; exit code 1 if there is any, and then nothing is written.
        """;

    /// <summary>The options, or what is wrong with them.</summary>
    public static (PackageOptions? Options, string Misuse) Read(string[] args, IConfiguration configuration)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in args.Chunk(2))
        {
            if (!Known.Contains(pair[0]))
                return (null, $"'{pair[0]}' is no option");
            if (pair.Length < 2 || pair[1].Length == 0 || pair[1].StartsWith("--", StringComparison.Ordinal))
                return (null, $"{pair[0]} needs a value");
            if (!given.TryAdd(pair[0], pair[1]))
                return (null, $"{pair[0]} stands there twice");
        }

        var bot = given.GetValueOrDefault(BotId) ?? configuration["BotFramework:AppId"];
        var host = given.GetValueOrDefault(Host) ?? (Uri.TryCreate(configuration["Cases:PublicUrl"], UriKind.Absolute, out var address) ? address.Authority : null);
        return (given.GetValueOrDefault(AppId), bot, host) switch
        {
            (null, _, _) => (null, $"{AppId} is needed: a GUID that you make once and keep"),
            (_, null or "", _) => (null, $"{BotId}, or the setting BotFramework:AppId, is needed"),
            (_, _, null) => (null, $"{Host}, or the setting Cases:PublicUrl, is needed"),
            ({ } app, { } client, { } name) => (new PackageOptions(Filled(given, app, client, name), given.GetValueOrDefault(From) ?? Path.Combine(AppContext.BaseDirectory, "manifests"), given.GetValueOrDefault(To) ?? "protocolbot-teams.zip"), ""),
        };
    }

    private static readonly string[] Known = [AppId, BotId, SignInId, Host, Privacy, Terms, Version, From, To];

    private static PackageValues Filled(Dictionary<string, string> given, string app, string bot, string host) => new()
    {
        AppId = app.ToLowerInvariant(),
        BotId = bot.ToLowerInvariant(),
        SignInId = (given.GetValueOrDefault(SignInId) ?? bot).ToLowerInvariant(),
        Host = host.ToLowerInvariant(),
        Version = given.GetValueOrDefault(Version) ?? typeof(PackageOptions).Assembly.GetName().Version?.ToString(3) ?? "1.0.0",
        Privacy = given.GetValueOrDefault(Privacy),
        Terms = given.GetValueOrDefault(Terms),
    };
}
