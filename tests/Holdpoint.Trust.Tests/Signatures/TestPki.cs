using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Holdpoint.Trust.Tests.Signatures;

/// <summary>A root, a publisher and a time-stamping authority, made anew for each test.</summary>
internal sealed class TestPki : IDisposable
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private readonly RSA _rootKey = RSA.Create(2048);

    public TestPki(params string[] moreUsages)
    {
        var request = new CertificateRequest(
            "CN=Own Root",
            _rootKey,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Root = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(10));
        Signer = Issue("CN=Own Vendor, O=Own Vendor Ltd", [CodeSigning, .. moreUsages], "signer");
        Authority = Issue("CN=Own Time", [TimeStamping], "tsa");
    }

    public static DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    public X509Certificate2 Root { get; }

    public X509Certificate2 Signer { get; }

    public X509Certificate2 Authority { get; }

    public string RootPem => Root.ExportCertificatePem();

    public string RootPin =>
        Convert.ToHexStringLower(SHA256.HashData(Root.PublicKey.ExportSubjectPublicKeyInfo()));

    public void WriteTo(Outside outside)
    {
        File.WriteAllText(outside["root.pem"], RootPem + "\n");
        foreach (var (name, certificate) in new[] { ("signer", Signer), ("tsa", Authority) })
        {
            File.WriteAllText(
                outside[name + ".pem"],
                certificate.ExportCertificatePem() + "\n" + RootPem + "\n"
            );
            File.WriteAllText(
                outside[name + ".key"],
                certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()
            );
        }
    }

    public byte[] RevocationList(DateTimeOffset revokedSince)
    {
        var builder = new CertificateRevocationListBuilder();
        builder.AddEntry(Signer, revokedSince);
        return builder.Build(
            Root,
            7,
            Now.AddDays(30),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1,
            Now.AddDays(-1)
        );
    }

    public void Dispose()
    {
        _rootKey.Dispose();
        Root.Dispose();
        Signer.Dispose();
        Authority.Dispose();
    }

    private X509Certificate2 Issue(string name, string[] usages, string serial)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var list = new OidCollection();
        foreach (var usage in usages)
            list.Add(new Oid(usage));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(list, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true)
        );
        using var certificate = request.Create(
            Root,
            Now.AddYears(-1),
            Now.AddYears(1),
            [1, .. System.Text.Encoding.ASCII.GetBytes(serial)]
        );
        return certificate.CopyWithPrivateKey(key);
    }
}
