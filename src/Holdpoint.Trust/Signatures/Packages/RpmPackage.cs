using Holdpoint.Trust.Signatures.OpenPgp;

namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>
/// An RPM package (v4). The signature covers the main header; the header tells the payload's digest; so only a package whose
/// header does that, or whose old-style signature covers both, is covered as a whole.
/// </summary>
internal static class RpmPackage
{
    public const string Format = "rpm";
    private const int LeadBytes = 96;
    private const uint DsaHeader = 267;
    private const uint RsaHeader = 268;
    private const uint Sha256Header = 273;
    private const uint OldPgp = 1002;
    private const uint OldGpg = 1005;
    private const uint PayloadDigest = 5092;
    private const uint PayloadDigestAlgorithm = 5093;

    public static bool Recognises(SignedFile file) => file.Head is [0xED, 0xAB, 0xEE, 0xDB, ..];

    public static SignatureReport Check(SignedFile file, SignatureTrust trust)
    {
        var rules = new RuleList();
        var signatures = file.Length > LeadBytes ? RpmHeader.Read(file, LeadBytes) : null;
        // The signature header is filled up to a multiple of eight.
        var main = signatures is null ? null : RpmHeader.Read(file, (signatures.Range.End + 7) & ~7L);
        if (signatures is null || main is null)
        {
            rules.Fail("layout", "The package's headers are damaged.");
            return Deciding.Report(Format, [], rules, []);
        }
        var payload = ByteRange.Between(main.Range.End, file.Length);
        var hashed = new List<HashedContent>();
        var isPayloadCovered = Payload(file, main, payload, hashed, rules);
        if (signatures.Text(Sha256Header) is { } told)
        {
            var digest = file.Hash([main.Range], [DigestKind.Sha256]);
            rules.Check(
                "header-digest",
                digest is not null
                    && told.Equals(Hex(digest[DigestKind.Sha256]), StringComparison.OrdinalIgnoreCase),
                "The header's sha256 agrees.",
                "The header's sha256 is another one."
            );
        }
        var entries = new List<SignatureEntry>();
        Add(RsaHeader, "tag 268 (header)", [main.Range], isPayloadCovered);
        Add(DsaHeader, "tag 267 (header)", [main.Range], isPayloadCovered);
        Add(OldPgp, "tag 1002 (header and payload)", [main.Range, payload], true);
        Add(OldGpg, "tag 1005 (header and payload)", [main.Range, payload], true);
        return Deciding.Report(Format, hashed, rules, entries);

        void Add(uint tag, string place, ByteRange[] ranges, bool coversAll)
        {
            if (!signatures.Has(tag))
                return;
            if (signatures.Bytes(tag) is not { } bytes)
            {
                rules.Fail("layout", "A signature is damaged.", place);
                return;
            }
            foreach (
                var entry in PgpCheck.Check(
                    bytes,
                    new("openpgp", place, Format, false, take => file.Feed(ranges, take)),
                    trust
                )
            )
                entries.Add(coversAll ? entry : Uncovered(entry));
        }
    }

    // True where the header tells the payload's digest; a wrong one fails.
    private static bool Payload(
        SignedFile file,
        RpmHeader main,
        ByteRange payload,
        List<HashedContent> hashed,
        RuleList rules
    )
    {
        if (main.Text(PayloadDigest) is not { } told)
        {
            rules.Skip("payload-digest", "The header tells no digest of the payload.");
            return false;
        }
        var kind = main.Number(PayloadDigestAlgorithm) switch
        {
            null or 8 => DigestKind.Sha256,
            9 => DigestKind.Sha384,
            10 => DigestKind.Sha512,
            _ => null,
        };
        if (kind is null)
            return rules.Fail("algorithm", "The payload's digest algorithm is not known.");
        var digest = file.Hash([payload], [kind]);
        if (digest is null)
            return rules.Fail("layout", "The payload cannot be read.");
        hashed.Add(new(kind.Name, Hex(digest[kind]), "the payload as it is compressed"));
        return rules.Check(
            "payload-digest",
            told.Equals(Hex(digest[kind]), StringComparison.OrdinalIgnoreCase),
            $"The payload's {kind.Name} is the one that the header tells.",
            $"The payload's {kind.Name} is not the one that the header tells."
        );
    }

    private static SignatureEntry Uncovered(SignatureEntry entry)
    {
        var rules = new RuleList();
        foreach (var rule in entry.Rules)
            rules.Add(rule);
        rules.Fail(
            "payload-digest",
            "The signature covers the header, and the header does not tell the payload's digest."
        );
        return (entry with { IntegrityHolds = false }).Decided(rules);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
