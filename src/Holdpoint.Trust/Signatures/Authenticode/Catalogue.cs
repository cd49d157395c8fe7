using Holdpoint.Trust.Signatures.Certificates;
using Holdpoint.Trust.Signatures.Cms;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>A security catalogue: judged itself, and as the signature of the files that it lists.</summary>
internal static class Catalogue
{
    public const string Format = "cat";

    /// <summary>Whether the first bytes are those of a signed certificate trust list.</summary>
    public static bool Recognises(SignedFile file) =>
        file.Head is [0x30, ..]
        && file.Length <= SignatureLimits.CatalogueBytes
        && file.Head.AsSpan(0, Math.Min(file.Head.Length, 128)).IndexOf(ListOid) >= 0;

    // 1.3.6.1.4.1.311.10.1 with its tag and length.
    private static ReadOnlySpan<byte> ListOid =>
        [0x06, 0x09, 0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x0A, 0x01];

    public static SignatureReport Check(SignedFile file, SignatureTrust trust)
    {
        var rules = new RuleList();
        var bytes = file.Read(0, (int)file.Length) ?? [];
        if (
            CmsReader.Read(bytes)
            is not { ContentType: Oids.CertificateTrustList, Content: { } content } message
        )
        {
            rules.Fail("layout", "The catalogue cannot be read.");
            return Deciding.Report(Format, [], rules, []);
        }
        if (message.Signers.Count == 0)
            return Deciding.Report(Format, [], rules, []);
        rules.Check(
            "der-length",
            message.EncodedLength == bytes.Length,
            "Nothing follows the signed message.",
            $"{bytes.Length - message.EncodedLength} bytes follow the signed message."
        );
        var hashed = new List<HashedContent>();
        var entries = new List<SignatureEntry>();
        var sha256 =
            trust.Policy.Exceptions.Count > 0
                ? Convert.ToHexStringLower(DigestKind.Sha256.Hash(bytes))
                : null;
        foreach (var signer in message.Signers)
            entries.Add(Judge("cat", "primary", Format, message, signer, content, sha256, trust, []));
        if (DigestKind.FromOid(message.Signers[0].DigestOid) is { } kind)
            hashed.Add(new(kind.Name, Convert.ToHexStringLower(kind.Hash(content)), "the list of members"));
        rules.Skip(
            "members",
            $"The catalogue lists {CatalogueReader.Members(content)?.Count ?? 0} digests; files are held against it one by one."
        );
        return Deciding.Report(Format, hashed, rules, entries);
    }

    /// <summary>The file's signature by this catalogue; null where the catalogue does not list it.</summary>
    public static SignatureEntry? MemberEntry(
        SideFile catalogue,
        string format,
        IReadOnlyList<IReadOnlyDictionary<DigestKind, byte[]>> digests,
        string? fileSha256,
        SignatureTrust trust
    )
    {
        if (
            CmsReader.Read(catalogue.Content)
                is not { ContentType: Oids.CertificateTrustList, Content: { } content } message
            || message.EncodedLength != catalogue.Content.Length
            || CatalogueReader.Members(content) is not { } members
        )
            return null;
        // The strongest digest that names the file counts.
        var member = members
            .Where(one =>
                digests.Any(set =>
                    set.TryGetValue(one.Kind, out var own) && own.AsSpan().SequenceEqual(one.Digest)
                )
            )
            .MaxBy(one => one.Kind.Size);
        return member is null || message.Signers is not [var signer]
            ? null
            : Judge(
                "catalogue",
                catalogue.Name,
                format,
                message,
                signer,
                content,
                fileSha256,
                trust,
                [member.Kind]
            );
    }

    private static SignatureEntry Judge(
        string kind,
        string place,
        string format,
        CmsMessage message,
        CmsSigner signer,
        byte[] content,
        string? fileSha256,
        SignatureTrust trust,
        IReadOnlyList<DigestKind> inner
    )
    {
        var rules = new RuleList();
        if (inner.Count > 0)
            rules.Pass("catalogue", $"The catalogue lists the file by its {inner[0].Name}.", place);
        return CmsJudge.Judge(
            new()
            {
                Kind = kind,
                Place = place,
                Format = format,
                Signer = signer,
                Certificates = [.. message.Certificates.Select(Certificate.Read).OfType<Certificate>()],
                ContentType = Oids.CertificateTrustList,
                ContentDigest = DigestKind.FromOid(signer.DigestOid)?.Hash(content),
                Purpose = ChainPurpose.Code,
                InnerDigests = inner,
                FileSha256 = fileSha256,
            },
            trust,
            rules
        );
    }
}
