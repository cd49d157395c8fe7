namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>
/// The table that comes with the program: only publishers whose pins were taken from files that they really signed. For every
/// other vendor the first file needs two persons, and what they confirm becomes a row of the site's own policy.
/// </summary>
public static class KnownPublishers
{
    private static readonly Lazy<VendorPolicy> Shipped = new(Read);

    /// <summary>The table.</summary>
    public static VendorPolicy Policy => Shipped.Value;

    private static VendorPolicy Read()
    {
        using var stream =
            typeof(KnownPublishers).Assembly.GetManifestResourceStream("known-publishers.json")
            ?? throw new InvalidOperationException("The table of publishers was not built in.");
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var (policy, problems) = VendorPolicyReader.Read(bytes.ToArray());
        return policy ?? throw new InvalidOperationException(problems[0].ToString());
    }
}
