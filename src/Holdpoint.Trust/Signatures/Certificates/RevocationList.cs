using System.Security.Cryptography;
using Holdpoint.Trust.Signatures.Cms;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>A certificate revocation list (RFC 5280 §5) that was collected while there was a network.</summary>
internal sealed class RevocationList
{
    private readonly X509Crl _inner;

    private RevocationList(byte[] encoded, X509Crl inner)
    {
        _inner = inner;
        IssuerBytes = inner.IssuerDN.GetEncoded();
        ThisUpdate = new(DateTime.SpecifyKind(inner.ThisUpdate, DateTimeKind.Utc));
        NextUpdate = inner.NextUpdate is { } next ? new(DateTime.SpecifyKind(next, DateTimeKind.Utc)) : null;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(encoded));
        Number = inner.GetExtensionValue(X509Extensions.CrlNumber)?.GetOctets() is { } number
            ? Org
                .BouncyCastle.Asn1.DerInteger.GetInstance(
                    Org.BouncyCastle.Asn1.Asn1Object.FromByteArray(number)
                )
                .Value.ToString()
            : "none";
        // A delta or partial list can say "revoked", but its silence says nothing.
        IsComplete = inner.GetCriticalExtensionOids() is not { Count: > 0 };
    }

    public byte[] IssuerBytes { get; }
    public DateTimeOffset ThisUpdate { get; }
    public DateTimeOffset? NextUpdate { get; }
    public string Number { get; }
    public string Sha256 { get; }
    public bool IsComplete { get; }

    /// <summary>Null where the bytes are no list.</summary>
    public static RevocationList? Read(byte[] encoded)
    {
        try
        {
            return new(encoded, new X509Crl(CertificateList.GetInstance(encoded)));
        }
#pragma warning disable CA1031 // As in Certificate: whatever the library throws means "not a list".
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    public bool IsSignedBy(Certificate issuer) =>
        (issuer.KeyUsage is not { } usage || usage[6])
        && SignatureMath.Verify(
            issuer.Spki,
            new(_inner.SigAlgOid, _inner.GetSigAlgParams()),
            null,
            _inner.GetTbsCertList(),
            _inner.GetSignature()
        );

    /// <summary>Since when the certificate is revoked; null where it is not on the list.</summary>
    public DateTimeOffset? RevokedSince(Certificate certificate) =>
        _inner.GetRevokedCertificate(new Org.BouncyCastle.Math.BigInteger(certificate.SerialBytes))
            is { } entry
            ? new(DateTime.SpecifyKind(entry.RevocationDate, DateTimeKind.Utc))
            : null;
}
