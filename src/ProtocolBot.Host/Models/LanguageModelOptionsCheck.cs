using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace ProtocolBot.Host.Models;

/// <summary>Refuses an address to which texts of staff must not go, a key that lies open, and half a setting.</summary>
internal sealed class LanguageModelOptionsCheck(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<LanguageModelOptions>
{
    private const string Prefix = LanguageModelOptions.Section + ":";
    private const double ShortestTimeout = 0.5;
    private const double LongestTimeout = 3.8;
    private const int MostPerDay = 1_000;

    private static readonly string[] Hosts = [".openai.azure.com", ".cognitiveservices.azure.com"];

    public ValidateOptionsResult Validate(string? name, LanguageModelOptions options)
    {
        string[] problems = [.. Use(options), .. Ranges(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Use(LanguageModelOptions options)
    {
        if (!options.IsOn && (IsSet(options.Deployment) || IsSet(options.Key) || IsSet(options.ManagedIdentityClientId)))
            yield return $"{Prefix}{nameof(options.Endpoint)} is missing beside the other settings of the language model: it would never be asked. Name it, or leave the section out.";
        if (options.IsOn && !MayGoTo(options.Endpoint))
            yield return $"{Prefix}{nameof(options.Endpoint)} must be https://<name>.openai.azure.com or https://<name>.cognitiveservices.azure.com, without path (http on this machine itself in Development alone).";
        if (options.IsOn && !IsName(options.Deployment))
            yield return $"{Prefix}{nameof(options.Deployment)} must be the name of a deployment: letters, digits, - _ and . alone.";
        if (IsSet(options.Key) && IsSet(options.ManagedIdentityClientId))
            yield return $"{Prefix}{nameof(options.Key)} and {Prefix}{nameof(options.ManagedIdentityClientId)} exclude each other: give one of them.";
        if (KeyLiesOpen())
            yield return $"{Prefix}{nameof(options.Key)} stands in a file of settings or on the command line, where others can read it: give it as LanguageModel__Key in the environment.";
    }

    private static IEnumerable<string> Ranges(LanguageModelOptions options)
    {
        if (options.TimeoutSeconds is not (>= ShortestTimeout and <= LongestTimeout))
            yield return FormattableString.Invariant($"{Prefix}{nameof(options.TimeoutSeconds)} must lie between {ShortestTimeout} and {LongestTimeout} (seconds).");
        if (options.PerUserPerDay is < 1 or > MostPerDay)
            yield return $"{Prefix}{nameof(options.PerUserPerDay)} must lie between 1 and {MostPerDay}.";
        if (options.BelowConfidence is not (>= 0 and <= 1))
            yield return $"{Prefix}{nameof(options.BelowConfidence)} must lie between 0 and 1.";
    }

    private bool MayGoTo(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Any(host => address.IdnHost.EndsWith(host, StringComparison.OrdinalIgnoreCase)))
            || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && environment.IsDevelopment()));

    /// <summary>It becomes a part of the address.</summary>
    private static bool IsName(string? deployment) => IsSet(deployment) && deployment!.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.') && deployment!.Trim('.').Length > 0;

    private bool KeyLiesOpen() => configuration is IConfigurationRoot root
        && root.Providers.Any(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider && provider.TryGet(Prefix + nameof(LanguageModelOptions.Key), out var key) && IsSet(key));

    private static bool IsSet(string? setting) => !string.IsNullOrWhiteSpace(setting);
}
