namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>A SignerInfo (RFC 5652 §5.3), nothing of it checked yet.</summary>
internal sealed record CmsSigner
{
    /// <summary>The issuer's encoded name and the serial number's content octets; null where the key identifier is used.</summary>
    public byte[]? Issuer { get; init; }
    public byte[]? Serial { get; init; }
    public byte[]? SubjectKeyId { get; init; }
    public required string DigestOid { get; init; }
    public required AlgorithmId Algorithm { get; init; }
    public required byte[] Signature { get; init; }

    /// <summary>The bytes that were signed: the attributes with the tag of a SET; null where the content itself was.</summary>
    public byte[]? SignedBytes { get; init; }
    public IReadOnlyList<CmsAttribute> Signed { get; init; } = [];
    public IReadOnlyList<CmsAttribute> Unsigned { get; init; } = [];

    /// <summary>The single value of a signed attribute; null where it is absent, repeated or has several values.</summary>
    public byte[]? SignedValue(string oid)
    {
        var found = Signed.Where(attribute => attribute.Oid == oid).Take(2).ToArray();
        return found is [{ Values: [var value] }] ? value : null;
    }

    public IEnumerable<byte[]> UnsignedValues(string oid) =>
        Unsigned.Where(attribute => attribute.Oid == oid).SelectMany(attribute => attribute.Values);
}
