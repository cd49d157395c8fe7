using System.Security.Cryptography;
using Holdpoint.Trust.Signatures.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>An X.509 certificate, read by managed code only; the operating system's stores are never asked.</summary>
internal sealed class Certificate
{
    private readonly X509Certificate _inner;

    private Certificate(byte[] encoded, X509Certificate inner)
    {
        Encoded = encoded;
        _inner = inner;
        IssuerBytes = inner.IssuerDN.GetEncoded();
        SubjectBytes = inner.SubjectDN.GetEncoded();
        SerialBytes = inner.SerialNumber.ToByteArray();
        Spki = inner.SubjectPublicKeyInfo.GetEncoded();
        SpkiSha256 = Convert.ToHexStringLower(SHA256.HashData(Spki));
        NotBefore = new(DateTime.SpecifyKind(inner.NotBefore, DateTimeKind.Utc));
        NotAfter = new(DateTime.SpecifyKind(inner.NotAfter, DateTimeKind.Utc));
        TbsBytes = inner.GetTbsCertificate();
        Signature = inner.GetSignature();
        Algorithm = new(inner.SigAlgOid, inner.GetSigAlgParams());
        Usages = inner.GetExtendedKeyUsage()?.Select(usage => usage.Id).ToArray();
        SubjectKeyId = inner.GetExtensionValue(X509Extensions.SubjectKeyIdentifier)?.GetOctets() is { } ski
            ? CmsCheck.Octets(ski)
            : null;
        Critical = inner.GetCriticalExtensionOids() is { } oids ? [.. oids] : [];
        KeyUsage = inner.GetKeyUsage();
        PathLength = inner.GetBasicConstraints();
        HasWeakKey = IsWeak(inner);
        Facts = new(
            inner.SubjectDN.ToString(),
            inner.IssuerDN.ToString(),
            Convert.ToHexString(SerialBytes),
            NotBefore,
            NotAfter,
            Convert.ToHexStringLower(SHA256.HashData(encoded)),
            SpkiSha256
        );
    }

    public byte[] Encoded { get; }
    public byte[] IssuerBytes { get; }
    public byte[] SubjectBytes { get; }
    public byte[] SerialBytes { get; }
    public byte[] Spki { get; }
    public string SpkiSha256 { get; }
    public DateTimeOffset NotBefore { get; }
    public DateTimeOffset NotAfter { get; }
    public byte[] TbsBytes { get; }
    public byte[] Signature { get; }
    public AlgorithmId Algorithm { get; }

    /// <summary>Extended key usages; null where the certificate does not narrow them.</summary>
    public IReadOnlyList<string>? Usages { get; }
    public byte[]? SubjectKeyId { get; }
    public IReadOnlyList<string> Critical { get; }

    /// <summary>Key usage bits; null where the certificate does not narrow them.</summary>
    public bool[]? KeyUsage { get; }

    /// <summary>-1 where it is no authority, otherwise how many authorities may follow below it.</summary>
    public int PathLength { get; }

    /// <summary>RSA below 2048 bits, a curve below 256, or another kind of key than these and Ed25519.</summary>
    public bool HasWeakKey { get; }
    public bool IsAuthority => PathLength >= 0;
    public bool IsSelfIssued => SubjectBytes.AsSpan().SequenceEqual(IssuerBytes);
    public CertificateFacts Facts { get; }

    /// <summary>The values of one part of the subject's name, for example "O".</summary>
    public IEnumerable<string> SubjectPart(string label) =>
        X509Name.DefaultLookup.TryGetValue(label, out var oid) ? _inner.SubjectDN.GetValueList(oid) : [];

    /// <summary>Null where the bytes are no certificate.</summary>
    public static Certificate? Read(byte[] encoded)
    {
        try
        {
            return new(encoded, new X509Certificate(encoded));
        }
#pragma warning disable CA1031 // The library throws a dozen unrelated types on malformed input; each means "not a certificate".
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Whether this certificate's key signed the other one.</summary>
    public bool Signed(Certificate other) =>
        SignatureMath.Verify(Spki, other.Algorithm, null, other.TbsBytes, other.Signature);

    // Read from the encoding: the library's own key classes test the modulus for primes, which takes longer than all the rest.
    private static bool IsWeak(X509Certificate inner)
    {
        var key = inner.SubjectPublicKeyInfo;
        return key.Algorithm.Algorithm.Id switch
        {
            "1.2.840.113549.1.1.1" => RsaPublicKeyStructure
                .GetInstance(key.ParsePublicKey())
                .Modulus.BitLength < Keys.PublicKey.SmallestRsaBits,
            "1.2.840.10045.2.1" => key.Algorithm.Parameters is not DerObjectIdentifier curve
                || !Curves.Contains(curve.Id),
            "1.3.101.112" => false,
            _ => true,
        };
    }

    // P-256, P-384, P-521.
    private static readonly HashSet<string> Curves = new(StringComparer.Ordinal)
    {
        "1.2.840.10045.3.1.7",
        "1.3.132.0.34",
        "1.3.132.0.35",
    };
}
