using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ProtocolBot.Host.Mail;

/// <summary>Whether a mail server is who it says: by the roots of the machine, or by the school's own and no others. It never lets a wrong name pass.</summary>
internal sealed class TrustedRoots(X509Certificate2Collection? own)
{
    public static X509Certificate2Collection Read(string file)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(file);
        return roots;
    }

    public bool Trust(X509Certificate? shown, X509Chain? sent, SslPolicyErrors errors) =>
        own is null ? errors is SslPolicyErrors.None : (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) is SslPolicyErrors.None && ByOwn(own, shown, sent);

    private static bool ByOwn(X509Certificate2Collection roots, X509Certificate? shown, X509Chain? sent)
    {
        if (shown is not X509Certificate2 certificate)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(certificate);
    }
}
