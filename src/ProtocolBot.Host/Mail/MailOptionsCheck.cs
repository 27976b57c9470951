using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace ProtocolBot.Host.Mail;

/// <summary>Refuses to start on mail settings that would show a password or a mail to others, or that would send nothing without saying so.</summary>
internal sealed partial class MailOptionsCheck(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<MailOptions>
{
    private const string Prefix = MailOptions.Section + ":";
    private const int LongestTimeout = 20;

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        string[] problems = [.. Channel(options), .. Server(options), .. Way(options), .. SignIn(options), .. Sender(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>Half a channel is a mistake; a whole one, or none, is a choice.</summary>
    private IEnumerable<string> Channel(MailOptions options)
    {
        var sends = IsSet(options.Host) || IsSet(options.PickupFolder);
        if (!sends && new[] { options.From, options.FromName, options.User, options.Password, options.TrustedRoots }.Any(IsSet))
            yield return $"{Prefix}{nameof(options.Host)} is missing beside the other settings of mail: no mail would leave. Name the mail server, or leave the section out.";
        if (IsSet(options.PickupFolder) && !environment.IsDevelopment())
            yield return $"{Prefix}{nameof(options.PickupFolder)} is for Development alone: nobody would get these mails.";
        if (IsSet(options.PickupFolder) && !FolderName().IsMatch(options.PickupFolder ?? ""))
            yield return $"{Prefix}{nameof(options.PickupFolder)} must be the name of a folder (mail), which is made inside Storage:Folder.";
    }

    private static IEnumerable<string> Server(MailOptions options)
    {
        if (IsSet(options.Host) && Uri.CheckHostName(options.Host) is UriHostNameType.Unknown or UriHostNameType.Basic)
            yield return $"{Prefix}{nameof(options.Host)} must be a name or an address of a machine, without port or scheme.";
        if (options.Port is < 1 or > 65535)
            yield return $"{Prefix}{nameof(options.Port)} must lie between 1 and 65535.";
        if (options.TimeoutSeconds is < 1 or > LongestTimeout)
            yield return $"{Prefix}{nameof(options.TimeoutSeconds)} must lie between 1 and {LongestTimeout} (seconds): shorter than the lease of the outbox.";
    }

    private IEnumerable<string> Way(MailOptions options)
    {
        if (!Enum.IsDefined(options.Security))
            yield return $"{Prefix}{nameof(options.Security)} must be StartTls, Tls or None.";
        if (options.Security is MailSecurity.None && IsSet(options.Host) && !IsLoopback(options.Host) && !environment.IsDevelopment())
            yield return $"{Prefix}{nameof(options.Security)} may be None for this machine itself alone; use StartTls or Tls for a server elsewhere.";
        if (IsSet(options.TrustedRoots) && !CanRead(options.TrustedRoots))
            yield return $"{Prefix}{nameof(options.TrustedRoots)} must be a PEM file with at least one certificate that this program may read.";
    }

    private IEnumerable<string> SignIn(MailOptions options)
    {
        if (IsSet(options.User) != IsSet(options.Password))
            yield return $"{Prefix}{nameof(options.User)} and {Prefix}{nameof(options.Password)} belong together: give both (the password as Mail__Password in the environment), or neither.";
        if (IsSet(options.User) && options.Security is MailSecurity.None && !IsLoopback(options.Host))
            yield return $"{Prefix}{nameof(options.Security)} must be StartTls or Tls where one signs in: the password would be readable on the way.";
        if (PasswordLiesOpen())
            yield return $"{Prefix}{nameof(options.Password)} stands in a file of settings or on the command line, where others can read it: give it as Mail__Password in the environment.";
    }

    private static IEnumerable<string> Sender(MailOptions options)
    {
        if ((IsSet(options.Host) || IsSet(options.PickupFolder)) && !Mailbox.IsAddress(options.From))
            yield return $"{Prefix}{nameof(options.From)} must be one address, such as protocolbot@school.example.";
        if (options.FromName?.Any(char.IsControl) is true)
            yield return $"{Prefix}{nameof(options.FromName)} must be one line.";
    }

    private bool PasswordLiesOpen() => configuration is IConfigurationRoot root
        && root.Providers.Any(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider && provider.TryGet(Prefix + nameof(MailOptions.Password), out var password) && IsSet(password));

    private static bool IsSet(string? setting) => !string.IsNullOrWhiteSpace(setting);

    private static bool IsLoopback(string? host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool CanRead(string? file)
    {
        try
        {
            return TrustedRoots.Read(file ?? "").Count > 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FolderName();
}
