using System.Formats.Asn1;
using System.Numerics;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>
/// Reads SignedData. Only takes it apart; <see cref="CmsCheck"/> says whether it is right. Bytes after the message are left
/// to the caller, who knows how many there may be.
/// </summary>
internal static class CmsReader
{
    private const AsnEncodingRules Rules = AsnEncodingRules.BER;
    private static readonly Asn1Tag Explicit0 = new(TagClass.ContextSpecific, 0, true);
    private static readonly Asn1Tag Set0 = new(TagClass.ContextSpecific, 0, true);
    private static readonly Asn1Tag Set1 = new(TagClass.ContextSpecific, 1, true);
    private static readonly Asn1Tag KeyId = new(TagClass.ContextSpecific, 0, false);

    /// <summary>The message; null where the bytes are none.</summary>
    public static CmsMessage? Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Length > SignatureLimits.CatalogueBytes ? null : AsnInput.Try(() => ReadMessage(bytes));

    /// <summary>A single SignerInfo, as a countersignature is one.</summary>
    public static CmsSigner? ReadSigner(ReadOnlyMemory<byte> bytes) =>
        AsnInput.Try(() =>
        {
            var reader = new AsnReader(bytes, Rules);
            var signer = Signer(reader.ReadSequence());
            reader.ThrowIfNotEmpty();
            return signer;
        });

    private static CmsMessage? ReadMessage(ReadOnlyMemory<byte> bytes)
    {
        if (AsnInput.EncodedLength(bytes.Span) is not { } length)
            return null;
        var info = new AsnReader(bytes[..length], Rules).ReadSequence();
        if (info.ReadObjectIdentifier() != Oids.SignedData)
            return null;
        var data = info.ReadSequence(Explicit0).ReadSequence();
        info.ThrowIfNotEmpty();
        data.ReadInteger();
        data.ReadSetOf(skipSortOrderValidation: true);
        var encapsulated = data.ReadSequence();
        var contentType = encapsulated.ReadObjectIdentifier();
        byte[]? content = null;
        if (encapsulated.HasData)
            content = Octets(encapsulated.ReadSequence(Explicit0));
        var certificates = new List<byte[]>();
        if (data.HasData && data.PeekTag().HasSameClassAndValue(Set0))
        {
            var set = data.ReadSetOf(skipSortOrderValidation: true, Set0);
            while (set.HasData && certificates.Count < SignatureLimits.Certificates)
                certificates.Add(set.ReadEncodedValue().ToArray());
        }
        if (data.HasData && data.PeekTag().HasSameClassAndValue(Set1))
            data.ReadSetOf(skipSortOrderValidation: true, Set1);
        var signers = new List<CmsSigner>();
        var infos = data.ReadSetOf(skipSortOrderValidation: true);
        while (infos.HasData && signers.Count < SignatureLimits.Nested)
            signers.Add(Signer(infos.ReadSequence()));
        data.ThrowIfNotEmpty();
        return new(contentType, content, certificates, signers, length);
    }

    // CMS wraps the content in an OCTET STRING; PKCS #7 as Authenticode uses it has the bare value, digested without its header.
    private static byte[] Octets(AsnReader content)
    {
        var tag = content.PeekTag();
        var octets = tag.HasSameClassAndValue(Asn1Tag.PrimitiveOctetString)
            ? content.ReadOctetString()
            : AsnInput.Content(content.ReadEncodedValue().Span);
        content.ThrowIfNotEmpty();
        return octets;
    }

    private static CmsSigner Signer(AsnReader reader)
    {
        reader.ReadInteger();
        byte[]? issuer = null;
        byte[]? serial = null;
        byte[]? keyId = null;
        if (reader.PeekTag().HasSameClassAndValue(KeyId))
            keyId = reader.ReadOctetString(KeyId);
        else
        {
            var name = reader.ReadSequence();
            issuer = name.ReadEncodedValue().ToArray();
            serial = name.ReadIntegerBytes().ToArray();
            name.ThrowIfNotEmpty();
        }
        var digest = Algorithm(reader.ReadSequence());
        byte[]? signedBytes = null;
        IReadOnlyList<CmsAttribute> signed = [];
        if (reader.PeekTag().HasSameClassAndValue(Set0))
        {
            var encoded = reader.PeekEncodedValue().ToArray();
            // RFC 5652 §5.4: digested with the tag of a SET, not with the implicit one.
            encoded[0] = 0x31;
            signedBytes = encoded;
            signed = Attributes(reader.ReadSetOf(skipSortOrderValidation: true, Set0));
        }
        var algorithm = Algorithm(reader.ReadSequence());
        var signature = reader.ReadOctetString();
        IReadOnlyList<CmsAttribute> unsigned = [];
        if (reader.HasData)
            unsigned = Attributes(reader.ReadSetOf(skipSortOrderValidation: true, Set1));
        reader.ThrowIfNotEmpty();
        return new()
        {
            Issuer = issuer,
            Serial = serial,
            SubjectKeyId = keyId,
            DigestOid = digest.Oid,
            Algorithm = algorithm,
            Signature = signature,
            SignedBytes = signedBytes,
            Signed = signed,
            Unsigned = unsigned,
        };
    }

    public static AlgorithmId Algorithm(AsnReader reader)
    {
        var oid = reader.ReadObjectIdentifier();
        var parameters = reader.HasData ? reader.ReadEncodedValue().ToArray() : null;
        reader.ThrowIfNotEmpty();
        return new(oid, parameters);
    }

    private static List<CmsAttribute> Attributes(AsnReader set)
    {
        var attributes = new List<CmsAttribute>();
        while (set.HasData)
        {
            var one = set.ReadSequence();
            var oid = one.ReadObjectIdentifier();
            var values = one.ReadSetOf(skipSortOrderValidation: true);
            one.ThrowIfNotEmpty();
            var read = new List<byte[]>();
            while (values.HasData)
                read.Add(values.ReadEncodedValue().ToArray());
            attributes.Add(new(oid, read));
        }
        return attributes;
    }
}
