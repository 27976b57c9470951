using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProtocolBot.Tests.Mail;

/// <summary>A school's own root, and certificates that it gave to mail servers.</summary>
internal static class MailCertificates
{
    private static readonly RSA RootKey = RSA.Create(2048);
    private static readonly X509Certificate2 Root = MakeRoot();

    public static string RootPem => Root.ExportCertificatePem();

    public static (string Key, string Cert) SelfSigned()
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(key, "localhost").CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(150));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }

    /// <param name="years">For how long it holds, from 2020.</param>
    public static (string Key, string Cert) FromRoot(string name, int years = 50)
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(key, name).Create(Root, DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(50 + years), RandomNumberGenerator.GetBytes(8));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }

    private static X509Certificate2 MakeRoot()
    {
        var request = new CertificateRequest("CN=School root", RootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(150));
    }

    private static CertificateRequest Request(RSA key, string name)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
