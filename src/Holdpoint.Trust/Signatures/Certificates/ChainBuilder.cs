namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>
/// Finds the way from a certificate to an anchor through the certificates that came along (RFC 5280 §6.1). Depth first with
/// a budget: a bundle of crossed certificates cannot make it run long. Nothing is fetched.
/// </summary>
internal sealed class ChainBuilder(
    IReadOnlyList<Certificate> given,
    Anchors anchors,
    ChainPurpose purpose,
    DateTimeOffset at,
    Func<DigestKind, bool> isAccepted
)
{
    // Signature checks for one chain; real bundles need fewer than ten.
    private const int Budget = 200;
    private int _tried;
    private (IReadOnlyList<Certificate> Path, string Why)? _closest;

    /// <summary>The path with the anchor last, or the longest attempt and why it does not do.</summary>
    public (IReadOnlyList<Certificate> Path, string? Problem) Build(Certificate leaf)
    {
        if (!IsInForce(leaf, out var why))
            return ([leaf], why);
        // A pin names who may issue; only a person who hands in the very certificate makes a signer its own anchor.
        if (anchors.IsGiven(leaf))
            return ([leaf], null);
        if (Extend([leaf]) is { } path)
            return (path, null);
        var (closest, problem) = _closest ?? ([leaf], "no anchor above it is trusted");
        return (closest, problem);
    }

    private List<Certificate>? Extend(List<Certificate> path)
    {
        var last = path[^1];
        if (path.Count > 1 && anchors.Contains(last))
            return path;
        if (path.Count > SignatureLimits.ChainLength)
            return Miss(path, "the chain is too long");
        var found = false;
        foreach (var issuer in given.Concat(anchors.Roots))
        {
            if (!issuer.SubjectBytes.AsSpan().SequenceEqual(last.IssuerBytes))
                continue;
            if (path.Exists(one => one.SpkiSha256 == issuer.SpkiSha256) || ++_tried > Budget)
                continue;
            if (!issuer.Signed(last))
                continue;
            found = true;
            if (!MayIssue(issuer, path, out var why))
            {
                Miss([.. path, issuer], why);
                continue;
            }
            if (Extend([.. path, issuer]) is { } whole)
                return whole;
        }
        return Miss(
            path,
            found
                ? "no anchor above it is trusted"
                : $"the issuer of \"{last.Facts.Subject}\" is not at hand and not trusted"
        );
    }

    private List<Certificate>? Miss(List<Certificate> path, string why)
    {
        if (_closest is null || path.Count > _closest.Value.Path.Count)
            _closest = (path, why);
        return null;
    }

    private bool MayIssue(Certificate issuer, List<Certificate> below, out string why)
    {
        var digest = Cms.SignatureMath.Digest(below[^1].Algorithm);
        if (digest is not null && !isAccepted(digest))
            return No(out why, $"\"{below[^1].Facts.Subject}\" is certified with {digest.Name}");
        var isRoot = anchors.Contains(issuer) && issuer.IsSelfIssued;
        if (!isRoot && !IsInForce(issuer, out why))
            return false;
        if (!issuer.IsAuthority && !(isRoot && issuer.KeyUsage is null))
            return No(out why, $"\"{issuer.Facts.Subject}\" is no authority");
        // Authorities between this one and the signer, the self-issued not counted (RFC 5280 §6.1.4 l).
        if (issuer.IsAuthority && below.Skip(1).Count(one => !one.IsSelfIssued) > issuer.PathLength)
            return No(out why, $"\"{issuer.Facts.Subject}\" may not stand this far above");
        if (issuer.KeyUsage is { } usage && !usage[5])
            return No(out why, $"\"{issuer.Facts.Subject}\" may not certify");
        if (
            !isRoot
            && issuer.Usages is { } usages
            && !usages.Any(one =>
                purpose.Usages.Contains(one, StringComparer.Ordinal) || one == Cms.Oids.AnyUsage
            )
        )
            return No(out why, $"\"{issuer.Facts.Subject}\" may not certify for this purpose");
        why = "";
        return true;
    }

    private bool IsInForce(Certificate certificate, out string why)
    {
        if (at < certificate.NotBefore || at > certificate.NotAfter)
            return No(
                out why,
                $"\"{certificate.Facts.Subject}\" was valid from {certificate.NotBefore:u} to {certificate.NotAfter:u}, not on {at:u}"
            );
        if (certificate.HasWeakKey)
            return No(
                out why,
                $"\"{certificate.Facts.Subject}\" has a key that is too short or of an unknown kind"
            );
        if (certificate.Critical.FirstOrDefault(oid => !Understood.Contains(oid)) is { } unknown)
            return No(
                out why,
                $"\"{certificate.Facts.Subject}\" has the critical extension {unknown}, which is not known"
            );
        why = "";
        return true;
    }

    // Key usage, basic constraints, extended key usage, policies: judged above or of no consequence here. Name constraints
    // are not judged, so a certificate that makes them critical is refused.
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "2.5.29.15",
        "2.5.29.19",
        "2.5.29.37",
        "2.5.29.32",
        "2.5.29.14",
        "2.5.29.35",
        "2.5.29.17",
    };

    private static bool No(out string why, string text)
    {
        why = text;
        return false;
    }
}
