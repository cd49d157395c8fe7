using System.Text;
using Holdpoint.Trust.Signatures.Certificates;
using Holdpoint.Trust.Signatures.Cms;

namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>
/// A NuGet package: a zip file with its signature as the member <c>.signature.p7s</c>. Signed is the digest of the zip file
/// as it was before that member came, so that not a byte of it can change.
/// </summary>
internal static class NuGetPackage
{
    public const string Format = "nupkg";
    private const string ProofOfOrigin = "1.2.840.113549.1.9.16.6.1";
    private const string ProofOfReceipt = "1.2.840.113549.1.9.16.6.2";

    public static bool Recognises(SignedFile file) =>
        file.Head is [(byte)'P', (byte)'K', 3, 4, ..]
        && (
            file.Name.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase)
            || ZipLayout.Read(file)?.Signature is not null
        );

    public static SignatureReport Check(SignedFile file, SignatureTrust trust)
    {
        var rules = new RuleList();
        if (ZipLayout.Read(file) is not { } zip)
        {
            rules.Fail(
                "layout",
                "The zip file is damaged, or of a kind that NuGet does not sign (zip64, several parts)."
            );
            return Deciding.Report(Format, [], rules, []);
        }
        if (zip.Signature is not { } place)
            return Deciding.Report(Format, [], rules, []);
        if (
            file.Read(place.Offset, (int)Math.Min(place.Length, SignatureLimits.SignatureBytes))
                is not { } bytes
            || CmsReader.Read(bytes)
                is not { ContentType: Oids.Data, Content: { } content, Signers: [var signer] } message
            || message.EncodedLength != bytes.Length
        )
        {
            rules.Fail("cms", "The signature cannot be read.", ".signature.p7s");
            return Deciding.Report(Format, [], rules, []);
        }
        var hashed = new List<HashedContent>();
        Content(file, zip, content, hashed, rules);
        var certificates = message.Certificates.Select(Certificate.Read).OfType<Certificate>().ToArray();
        var entries = new List<SignatureEntry>
        {
            Judge(signer, "primary", Oids.Data, content, certificates, rules, trust),
        };
        foreach (var value in signer.UnsignedValues(Oids.CounterSignature))
        {
            if (CmsReader.ReadSigner(value) is { } counter)
                entries.Add(
                    Judge(counter, "countersignature", null, signer.Signature, certificates, rules, trust)
                );
        }
        return Deciding.Report(Format, hashed, rules, entries);
    }

    // "Version:1", a blank line, then "OID-Hash:base64" for one or more digests.
    private static void Content(
        SignedFile file,
        ZipLayout zip,
        byte[] content,
        List<HashedContent> hashed,
        RuleList rules
    )
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        if (lines[0] != "Version:1")
        {
            rules.Fail("unsupported", "The signed properties are of an unknown version.");
            return;
        }
        var told = lines
            .Select(line => line.Split("-Hash:", 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => (Kind: DigestKind.FromOid(parts[0]), Digest: Base64(parts[1])))
            .Where(one => one is { Kind.IsStrong: true, Digest: not null })
            .ToArray();
        if (told.Length == 0)
        {
            rules.Fail("algorithm", "The signed properties tell no digest that is known.");
            return;
        }
        var digests = zip.Hash(file, [.. told.Select(one => one.Kind!)]);
        foreach (var (kind, digest) in told)
        {
            if (digests is not null)
                hashed.Add(
                    new(
                        kind!.Name,
                        Convert.ToHexStringLower(digests[kind]),
                        "the zip file without its signature"
                    )
                );
            rules.Check(
                "digest",
                digests is not null && digests[kind!].AsSpan().SequenceEqual(digest),
                $"The {kind!.Name} of the package is the one that was signed.",
                $"The {kind.Name} of the package is not the one that was signed."
            );
        }
    }

    private static SignatureEntry Judge(
        CmsSigner signer,
        string place,
        string? contentType,
        byte[] content,
        IReadOnlyList<Certificate> certificates,
        RuleList package,
        SignatureTrust trust
    )
    {
        var rules = new RuleList();
        foreach (var rule in package.Checks.Where(rule => rule.Rule == "digest"))
            rules.Add(rule);
        var commitment = signer.SignedValue(Oids.CommitmentType) is { } value
            ? AsnInput.Try(() =>
                new System.Formats.Asn1.AsnReader(value, System.Formats.Asn1.AsnEncodingRules.BER)
                    .ReadSequence()
                    .ReadObjectIdentifier()
            )
            : null;
        var kind = commitment switch
        {
            ProofOfOrigin => "nuget-author",
            ProofOfReceipt => "nuget-repository",
            _ => "nuget",
        };
        if (
            CmsCheck.Find(signer, certificates) is { } own
            && SigningCertificate.Names(signer, own) is not true
        )
            rules.Fail("certificate", "The signature does not name its certificate.", place);
        return CmsJudge.Judge(
            new()
            {
                Kind = kind,
                Place = place,
                Format = Format,
                Signer = signer,
                Certificates = certificates,
                ContentType = contentType,
                ContentDigest = DigestKind.FromOid(signer.DigestOid)?.Hash(content),
                Purpose = ChainPurpose.Code,
            },
            trust,
            rules
        );
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
