namespace Holdpoint.Trust.Signatures;

/// <summary>Whether the policy names an OpenPGP or minisign key.</summary>
internal static class PolicyKey
{
    /// <summary>The vendor; null where the policy names no key of this kind or not this one (the rules say which).</summary>
    public static string? Vendor(
        string kind,
        string keyId,
        string format,
        DateTimeOffset at,
        SignatureTrust trust,
        RuleList rules
    )
    {
        var rows = trust.Policy.Keys.Where(row => row.Kind == kind).ToArray();
        if (rows.Length == 0)
        {
            rules.Skip("publisher", "No policy says which keys may sign: any of the given ones may.");
            return null;
        }
        var row = Array.Find(
            rows,
            row =>
                row.KeyId == keyId
                && (
                    trust.Vendor is null
                    || row.Vendor.Equals(trust.Vendor, StringComparison.OrdinalIgnoreCase)
                )
                && (row.Formats.Count == 0 || row.Formats.Contains(format, StringComparer.Ordinal))
                && row.Period.Holds(at)
        );
        if (row is null)
            rules.Fail("publisher", $"No policy row lets the key {keyId} sign {format} files.");
        else
            rules.Pass("publisher", $"Named by the policy for {row.Vendor}.");
        return row?.Vendor;
    }
}
