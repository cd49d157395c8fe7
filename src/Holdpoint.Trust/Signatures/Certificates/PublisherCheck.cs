namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>Whether the policy names the signer: by its subject and by who certified it, never by a name alone.</summary>
internal static class PublisherCheck
{
    /// <summary>The vendor; null where the policy names no publisher at all or not this one (the rules say which).</summary>
    public static string? Vendor(
        IReadOnlyList<Certificate> path,
        string format,
        DateTimeOffset signedAt,
        SignatureTrust trust,
        RuleList rules
    )
    {
        if (!trust.Policy.NamesPublishers)
        {
            rules.Skip("publisher", "No policy says who may sign: anybody under the given roots may.");
            return null;
        }
        var signer = path[0];
        var issuer = path.Count > 1 ? path[1].SpkiSha256 : "";
        var row = trust.Policy.Publishers.FirstOrDefault(row =>
            (trust.Vendor is null || row.Vendor.Equals(trust.Vendor, StringComparison.OrdinalIgnoreCase))
            && (row.Formats.Count == 0 || row.Formats.Contains(format, StringComparer.Ordinal))
            && row.Period.Holds(signedAt)
            && row.IssuerSpkiSha256.Contains(issuer, StringComparer.Ordinal)
            && row.Subject.All(part =>
                signer.SubjectPart(part.Key).Contains(part.Value, StringComparer.Ordinal)
            )
        );
        if (row is null)
        {
            rules.Fail(
                "publisher",
                $"No policy row lets this signer (certified by the key {issuer}) sign {format} files.",
                signer.Facts.Subject
            );
            return null;
        }
        rules.Pass("publisher", $"Named by the policy for {row.Vendor}.", signer.Facts.Subject);
        return row.Vendor;
    }
}
