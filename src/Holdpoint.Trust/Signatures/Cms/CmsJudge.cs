using Holdpoint.Trust.Signatures.Certificates;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>Judges one signer from the arithmetic to the policy. Rules about the content are already in the list.</summary>
internal static class CmsJudge
{
    public static SignatureEntry Judge(CmsCase asked, SignatureTrust trust, RuleList rules)
    {
        var signer = asked.Signer;
        var entry = new SignatureEntry
        {
            Kind = asked.Kind,
            Place = asked.Place,
            Verdict = SignatureVerdict.Invalid,
            Code = "",
            Reason = "",
            DigestAlgorithm = DigestKind.FromOid(signer.DigestOid)?.Name ?? signer.DigestOid,
            SignatureAlgorithm = SignatureMath.Name(signer.Algorithm) ?? signer.Algorithm.Oid,
            ClaimedTime = TimestampCheck.Time(signer),
        };
        if (DigestKind.FromOid(signer.DigestOid) is null || SignatureMath.Name(signer.Algorithm) is null)
        {
            rules.Fail(
                "algorithm",
                $"The algorithms {signer.DigestOid}, {signer.Algorithm.Oid} are not known."
            );
            return entry.Decided(rules);
        }
        if (CmsCheck.Find(signer, asked.Certificates) is not { } certificate)
        {
            rules.Fail("certificate", "The signer's certificate is not in the signature.");
            return entry.Decided(rules);
        }
        entry = entry with
        {
            Signer = certificate.Facts.Subject,
            KeyId = certificate.SpkiSha256,
            Chain = [certificate.Facts],
        };
        if (SigningCertificate.Names(signer, certificate) is false)
            rules.Fail("certificate", "The signature names another certificate as its signer's.");
        if (asked.ContentDigest is null)
            rules.Fail("message-digest", "The content's digest could not be taken.");
        else
            CmsCheck.Holds(signer, certificate, asked.ContentType, asked.ContentDigest, rules);
        if (rules.FirstFailure is not null)
            return entry.Decided(rules);
        entry = entry with { IntegrityHolds = true };
        Strength(asked, trust, rules);
        return Trust(entry, asked, certificate, trust, rules);
    }

    private static void Strength(CmsCase asked, SignatureTrust trust, RuleList rules)
    {
        foreach (
            var kind in asked.InnerDigests.Append(DigestKind.FromOid(asked.Signer.DigestOid)!).Distinct()
        )
        {
            rules.Check(
                "strength",
                trust.Accepts(kind, asked.FileSha256),
                kind.IsStrong
                    ? $"{kind.Name} stands."
                    : $"{kind.Name} is accepted by an exception of the policy.",
                $"{kind.Name} no longer proves anything, and no exception of the policy names this file."
            );
        }
    }

    private static SignatureEntry Trust(
        SignatureEntry entry,
        CmsCase asked,
        Certificate certificate,
        SignatureTrust trust,
        RuleList rules
    )
    {
        var timestamp = TimestampCheck.Of(asked.Signer, asked.Certificates, trust, asked.FileSha256, rules);
        var isLifetime = certificate.Usages?.Contains(Oids.LifetimeSigning, StringComparer.Ordinal) ?? false;
        if (timestamp is null && rules.FirstFailure?.Rule != "timestamp")
            rules.Skip(
                "timestamp",
                "There is no timestamp: the certificates must be valid at the time of judging."
            );
        if (isLifetime)
            rules.Skip(
                "lifetime",
                "The certificate caps the signature at its own end, whatever a timestamp says."
            );
        if (trust.Policy.DemandsTimestamp && timestamp is not { IsTrusted: true })
            rules.Fail("timestamp", "The policy demands a timestamp of a trusted authority.");
        var at = timestamp is { IsTrusted: true } && !isLifetime ? timestamp.Time : trust.At;
        var anchors = new Anchors(trust.Roots, trust.Policy, asked.Purpose.Word, trust.At);
        var (path, problem) = new ChainBuilder(
            asked.Certificates,
            anchors,
            asked.Purpose,
            at,
            kind => trust.Accepts(kind, asked.FileSha256)
        ).Build(certificate);
        rules.Check(
            "chain",
            problem is null,
            $"The chain ends at \"{path[^1].Facts.Subject}\", judged at {at:u}.",
            $"The chain does not hold: {problem}."
        );
        SignerUsage.Holds(certificate, asked.Purpose, rules);
        string? vendor = null;
        if (problem is null)
        {
            RevocationCheck.Holds(
                path,
                trust.RevocationLists,
                at,
                trust.At,
                trust.Policy.DemandsRevocationLists,
                rules
            );
            vendor = PublisherCheck.Vendor(path, asked.Format, at, trust, rules);
        }
        return (
            entry with
            {
                Timestamp = timestamp,
                Chain = [.. path.Select(one => one.Facts)],
                Vendor = vendor,
            }
        ).Decided(rules);
    }
}
