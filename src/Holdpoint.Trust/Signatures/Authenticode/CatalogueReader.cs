using System.Formats.Asn1;
using Holdpoint.Trust.Signatures.Cms;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>The members of a security catalogue: a certificate trust list whose subjects are files.</summary>
internal static class CatalogueReader
{
    /// <summary>The members; null where the content is no list. A member is what its indirect data says, not what its tag says.</summary>
    public static IReadOnlyList<CatalogueMember>? Members(byte[] content) =>
        AsnInput.Try(() =>
        {
            var list = new AsnReader(content, AsnEncodingRules.BER);
            var members = new List<CatalogueMember>();
            // Version, usage, identifier, number, dates and algorithm come first; the members are the first sequence of
            // pairs of an octet string and a set.
            while (list.HasData)
            {
                var part = list.ReadEncodedValue();
                if (IsMemberList(part))
                {
                    var subjects = new AsnReader(part, AsnEncodingRules.BER).ReadSequence();
                    while (subjects.HasData && members.Count < SignatureLimits.Entries)
                        Add(subjects.ReadSequence(), members);
                    return members;
                }
            }
            return members;
        });

    private static bool IsMemberList(ReadOnlyMemory<byte> part)
    {
        var reader = new AsnReader(part, AsnEncodingRules.BER);
        if (!reader.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            return false;
        var inner = reader.ReadSequence();
        return inner.HasData
            && inner.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)
            && inner.ReadSequence() is { HasData: true } first
            && first.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString);
    }

    private static void Add(AsnReader subject, List<CatalogueMember> members)
    {
        subject.ReadOctetString();
        var attributes = subject.HasData ? subject.ReadSetOf(skipSortOrderValidation: true) : null;
        while (attributes is { HasData: true })
        {
            var attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() != Oids.SpcIndirectData)
                continue;
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            while (values.HasData)
            {
                var data = IndirectData.Read(AsnInput.Content(values.ReadEncodedValue().Span));
                if (data is not null && DigestKind.FromOid(data.DigestOid) is { } kind)
                    members.Add(new(kind, data.Digest));
            }
        }
    }
}
