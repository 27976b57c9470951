using System.ComponentModel.DataAnnotations;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework.DirectLine;

/// <summary>Whether the bundled web chat has a door, who may open it, and how much it may hold. Unset means closed outside Development.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>Unset means: in Development only.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Lets its holder start conversations for others. From the environment or a secret store, never from a file, never in a browser.</summary>
    [MinLength(32)]
    public string? Secret { get; set; }

    /// <summary>How many conversations are kept; the longest idle one without a socket makes room.</summary>
    [Range(1, 10_000)]
    public int MaxConversations { get; set; } = 250;

    /// <summary>How many activities of one conversation are kept for a client that comes back.</summary>
    [Range(10, 10_000)]
    public int MaxActivities { get; set; } = 500;

    /// <summary>How many bytes of one conversation are kept (default 2 MiB).</summary>
    [Range(256 * 1024, 64 * 1024 * 1024)]
    public int MaxConversationBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>The largest body that a client may post, in bytes (default 64 KiB).</summary>
    [Range(4 * 1024, 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>After how many minutes without a sign of life a conversation is forgotten.</summary>
    [Range(5, 1440)]
    public int IdleMinutes { get; set; } = 120;

    /// <summary>Whether the door is there at all, in this environment.</summary>
    public bool IsOn(IHostEnvironment environment) => Enabled ?? environment.IsDevelopment();
}

/// <summary>Stops the start when Direct Line is opened outside Development without a secret.</summary>
internal sealed class DirectLineOptionsCheck(IHostEnvironment environment) : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options) =>
        options.IsOn(environment) && !environment.IsDevelopment() && string.IsNullOrEmpty(options.Secret)
            ? ValidateOptionsResult.Fail("DirectLine:Secret must be set (32 characters or more) when DirectLine:Enabled is true outside Development.")
            : ValidateOptionsResult.Success;
}
