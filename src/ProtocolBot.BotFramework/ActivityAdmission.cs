using System.Collections.Frozen;
using System.Text.Json;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Decides whether a known caller may bring this activity: its shape, its channel, its tenant, its person, and where it asks us to reply.</summary>
internal sealed class ActivityAdmission
{
    private const int LongestId = 1024;

    // The channels of tools that run on a developer's machine.
    private static readonly string[] DevelopmentChannels = ["emulator", "directline", "webchat", "agents", "test"];

    private readonly ServiceUrlPolicy serviceUrls;
    private readonly FrozenSet<string> channels;
    private readonly FrozenSet<string> tenants;

    public ActivityAdmission(IOptions<BotFrameworkOptions> options, ServiceUrlPolicy serviceUrls, IHostEnvironment environment)
    {
        var settings = options.Value;
        this.serviceUrls = serviceUrls;
        MaxBodyBytes = settings.MaxBodyBytes;
        string[] extra = environment.IsDevelopment() ? DevelopmentChannels : [];
        channels = settings.AllowedChannels.Concat(extra).ToFrozenSet(StringComparer.Ordinal);
        string[] own = settings.AllowedTenants.Count == 0 && settings.TenantId is not null ? [settings.TenantId] : [];
        tenants = settings.AllowedTenants.Concat(own).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public int MaxBodyBytes { get; }

    /// <summary>The reason to refuse, or null. Without a token (Development) only shape, channel and reply address count: the rest is what anybody can type.</summary>
    public Refusal? Judge(Activity activity, TokenVerdict.Valid? token)
    {
        if (!IsComplete(activity))
            return Refusal.ActivityIncomplete;
        if (token is { Caller: Caller.BotFrameworkChannel } && JudgeBinding(activity, token) is { } unbound)
            return unbound;
        if (!channels.Contains(activity.ChannelId ?? ""))
            return Refusal.ChannelNotAllowed;
        if (token is not null && !IsOfAllowedTenant(activity))
            return Refusal.TenantNotAllowed;
        if (token is not null && !IsOfEmployee(activity))
            return Refusal.PersonNotAllowed;

        return JudgeServiceUrl(activity, token);
    }

    /// <summary>What ties a channel's token to this activity: the key vouches for the channel, the token names the reply address.</summary>
    private static Refusal? JudgeBinding(Activity activity, TokenVerdict.Valid token)
    {
        if (activity.ChannelId is not { } channel || !token.Key.Endorsements.Contains(channel))
            return Refusal.ChannelNotEndorsed;

        return token.Claims.ServiceUrl is { Length: > 0 } claimed && claimed.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)
            ? null
            : Refusal.ServiceUrlNotClaimed;
    }

    private Refusal? JudgeServiceUrl(Activity activity, TokenVerdict.Valid? token)
    {
        if (serviceUrls.Allows(activity.ServiceUrl))
            return null;

        // Absent means "answer in the response", which only these callers wait for.
        var answersInResponse = token is null || activity.DeliveryMode == DeliveryModes.ExpectReplies || activity.Type == ActivityTypes.Invoke;
        return activity.ServiceUrl is null && answersInResponse ? null : Refusal.ServiceUrlNotAllowed;
    }

    private static bool IsComplete(Activity activity) =>
        IsText(activity.Type)
        && IsText(activity.ChannelId)
        && IsText(activity.Conversation?.Id)
        && (IsText(activity.From?.Id) || (activity.Type == "messageDelete" && activity.From is null))
        && activity.Id is null or { Length: <= LongestId }
        && activity.Recipient?.Id is null or { Length: <= LongestId };

    private static bool IsText(string? value) => value is { Length: > 0 and <= LongestId };

    private bool IsOfAllowedTenant(Activity activity)
    {
        var ofConversation = activity.Conversation?.TenantId;
        var ofChannel = TenantOf(activity.ChannelData);
        if (ofConversation is null && ofChannel is null)
            return activity.ChannelId != "msteams";

        return (ofConversation is null || tenants.Contains(ofConversation)) && (ofChannel is null || tenants.Contains(ofChannel));
    }

    /// <summary>The tenant as Teams gives it; an empty text, which no list holds, when it is there but is no text.</summary>
    private static string? TenantOf(JsonElement? channelData)
    {
        if (channelData is not { ValueKind: JsonValueKind.Object } data || !data.TryGetProperty("tenant", out var tenant) || tenant.ValueKind == JsonValueKind.Null)
            return null;

        return tenant.ValueKind == JsonValueKind.Object ? TokenClaims.Text(tenant, "id") ?? "" : "";
    }

    /// <summary>In Teams a person who says or presses something has an object id in our tenant and is no guest. Other types are of nobody in particular.</summary>
    private static bool IsOfEmployee(Activity activity)
    {
        if (activity.ChannelId != "msteams" || activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke))
            return true;

        var role = activity.From?.Extra is { } extra && extra.TryGetValue("userRole", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return activity.From?.AadObjectId is { Length: > 0 } && role is not ("guest" or "anonymous");
    }
}
