using System.Formats.Asn1;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>What a time-stamping authority states (RFC 3161 §2.4.2), nothing of it checked yet.</summary>
internal sealed record TimestampToken(string DigestOid, byte[] Imprint, DateTimeOffset Time)
{
    /// <summary>Null where the content is none.</summary>
    public static TimestampToken? Read(byte[] content) =>
        AsnInput.Try(() =>
        {
            var info = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            info.ReadInteger();
            info.ReadObjectIdentifier();
            var imprint = info.ReadSequence();
            var algorithm = CmsReader.Algorithm(imprint.ReadSequence());
            var digest = imprint.ReadOctetString();
            imprint.ThrowIfNotEmpty();
            info.ReadInteger();
            return new TimestampToken(algorithm.Oid, digest, info.ReadGeneralizedTime());
        });
}
