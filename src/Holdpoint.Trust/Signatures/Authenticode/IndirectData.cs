using System.Formats.Asn1;
using Holdpoint.Trust.Signatures.Cms;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>What Authenticode signs instead of the file: its type and its digest (SpcIndirectDataContent).</summary>
internal sealed record IndirectData(string SubjectType, string DigestOid, byte[] Digest)
{
    /// <summary>From the content octets of the SEQUENCE; null where they are none.</summary>
    public static IndirectData? Read(ReadOnlyMemory<byte> content) =>
        AsnInput.Try(() =>
        {
            var reader = new AsnReader(content, AsnEncodingRules.BER);
            var type = reader.ReadSequence().ReadObjectIdentifier();
            var info = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var algorithm = CmsReader.Algorithm(info.ReadSequence());
            var digest = info.ReadOctetString();
            info.ThrowIfNotEmpty();
            return new IndirectData(type, algorithm.Oid, digest);
        });
}
