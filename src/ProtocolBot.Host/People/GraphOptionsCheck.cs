using System.ComponentModel.DataAnnotations;

using Microsoft.Extensions.Options;

using ProtocolBot.BotFramework;

namespace ProtocolBot.Host.People;

/// <summary>Refuses a source without an identity to read it with, and an address to which our token must not go.</summary>
internal sealed class GraphOptionsCheck(IOptions<BotFrameworkOptions> bot) : IValidateOptions<DirectoryOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectoryOptions options)
    {
        // Data annotations do not reach into a section of a section.
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options.Graph, new ValidationContext(options.Graph), found, validateAllProperties: true);
        var wrong = found.Select(result => result.ErrorMessage ?? "Directory:Graph is not right.").Concat(options.Source is DirectoryKind.Graph ? Use(options.Graph) : []).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Use(GraphOptions graph)
    {
        if (!Uri.TryCreate(graph.Address, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(address.IsLoopback && address.Scheme == Uri.UriSchemeHttp)))
        {
            yield return "Directory:Graph:Address must be an https address (http only on this machine).";
        }

        var settings = bot.Value;
        if (settings.AppId is null || (settings.AppType is not AppKind.UserAssignedManagedIdentity && (settings.TenantId is null || (settings.ClientSecret is null && settings.CertificatePath is null))))
        {
            yield return "Directory:Source=graph needs BotFramework:AppId, BotFramework:TenantId and a secret, a certificate or a managed identity.";
        }
    }
}
