using System.Security.Cryptography;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Refuses to start a bot that could listen but never answer: an app id without the means to prove it.</summary>
internal sealed class ConnectorOptionsCheck(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    private const string Prefix = BotFrameworkOptions.Section + ":";

    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        if (options.CertificatePath is { } path && !CanBeRead(path))
            return ValidateOptionsResult.Fail($"{Prefix}{nameof(options.CertificatePath)} must name a PFX file without a password, or a PEM file with its private key, that the bot may read.");

        // In Development the tools on this machine are answered without a token.
        var needsProof = options.AppId is not null && options.AppType != AppKind.UserAssignedManagedIdentity && !environment.IsDevelopment();
        return needsProof && options.ClientSecret is null && options.CertificatePath is null
            ? ValidateOptionsResult.Fail($"{Prefix}{nameof(options.ClientSecret)} or {Prefix}{nameof(options.CertificatePath)} is needed beside {Prefix}{nameof(options.AppId)}: without it the bot cannot answer.")
            : ValidateOptionsResult.Success;
    }

    private static bool CanBeRead(string path)
    {
        try
        {
            using var certificate = ConnectorCredential.Certificate(path);
            return certificate.HasPrivateKey;
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
