namespace ProtocolBot.Host.Operations;

/// <summary>What one must show before an endpoint does its work. Each endpoint says it; a test fails for one that does not.</summary>
internal sealed class Door
{
    private Door(string name) => Name = name;

    /// <summary>Nothing: what is there is for all.</summary>
    public static Door Open { get; } = new("open");

    /// <summary>A token by which Bot Framework or a listed app proves itself.</summary>
    public static Door BotToken { get; } = new("bot token");

    /// <summary>A secret or token of the web chat.</summary>
    public static Door WebChat { get; } = new("web chat");

    /// <summary>A token that Teams made for the tab.</summary>
    public static Door TabToken { get; } = new("tab token");

    /// <summary>A sign-in of today, also of somebody whom the directory does not know: for ending it.</summary>
    public static Door AnySession { get; } = new("any session");

    /// <summary>A sign-in of today.</summary>
    public static Door Session { get; } = new("session");

    /// <summary>A sign-in of a moment ago. What says nothing gets this.</summary>
    public static Door FreshSession { get; } = new("fresh session");

    public string Name { get; }

    public bool NeedsSession => this == AnySession || this == Session || NeedsFreshSession;

    public bool NeedsFreshSession => this == FreshSession;

    /// <summary>Of the endpoint that answers this request.</summary>
    public static Door Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Door>() ?? FreshSession;

    public override string ToString() => Name;
}
