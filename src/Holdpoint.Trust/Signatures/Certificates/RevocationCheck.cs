namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>Holds a chain against the lists at hand. A list tells by date: what was signed before stands.</summary>
internal static class RevocationCheck
{
    /// <summary>False where a certificate of the path was revoked at that time.</summary>
    /// <param name="path">The signer first, the anchor last.</param>
    /// <param name="lists">The lists at hand.</param>
    /// <param name="at">When the signature was made, as far as proven.</param>
    /// <param name="now">The time of judging: lists older than their next update are said to be stale.</param>
    /// <param name="demand">True where a certificate without a list is refused.</param>
    /// <param name="rules">Where the outcome goes.</param>
    public static bool Holds(
        IReadOnlyList<Certificate> path,
        IReadOnlyList<RevocationList> lists,
        DateTimeOffset at,
        DateTimeOffset now,
        bool demand,
        RuleList rules
    )
    {
        for (var i = 0; i < path.Count - 1; i++)
        {
            var (certificate, issuer) = (path[i], path[i + 1]);
            var list = lists
                .Where(one =>
                    one.IssuerBytes.AsSpan().SequenceEqual(certificate.IssuerBytes) && one.IsSignedBy(issuer)
                )
                .MaxBy(one => one.ThisUpdate);
            var place = certificate.Facts.Subject;
            if (list is null)
            {
                const string none = "No revocation list of its issuer is at hand.";
                if (demand)
                    return rules.Fail("revocation", none, place);
                rules.Skip("revocation", none, place);
                continue;
            }
            var name = $"list {list.Number} of {list.ThisUpdate:u} (sha256 {list.Sha256})";
            var since = list.RevokedSince(certificate);
            if (since <= at)
                return rules.Fail("revocation", $"Revoked since {since:u}, told by {name}.", place);
            var stale =
                list.NextUpdate < now ? $" The list is stale: its next was due {list.NextUpdate:u}." : "";
            if (since is not null)
                rules.Pass(
                    "revocation",
                    $"Revoked since {since:u}, after this was signed; told by {name}.{stale}",
                    place
                );
            else if (!list.IsComplete)
                rules.Skip("revocation", $"Not on {name}, which is not complete.{stale}", place);
            else if (stale.Length > 0)
                rules.Skip("revocation", $"Not on {name}.{stale}", place);
            else
                rules.Pass("revocation", $"Not on {name}.", place);
        }
        return true;
    }
}
