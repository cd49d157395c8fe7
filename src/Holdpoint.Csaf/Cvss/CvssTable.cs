namespace Holdpoint.Csaf.Cvss;

/// <summary>What differs between the versions: prefix, metrics in their order, and whether the order is demanded.</summary>
internal sealed record CvssTable(string Prefix, string Word, bool Ordered, IReadOnlyList<CvssMetric> Metrics)
{
    private static readonly CvssTable V20 = new("", "2.0", false, Cvss2Metrics.All);
    private static readonly CvssTable V30 = new("CVSS:3.0/", "3.0", false, Cvss3Metrics.All);
    private static readonly CvssTable V31 = new("CVSS:3.1/", "3.1", false, Cvss3Metrics.All);
    private static readonly CvssTable V40 = new("CVSS:4.0/", "4.0", true, Cvss4Metrics.All);

    public static CvssTable Of(CvssVersion version) =>
        version switch
        {
            CvssVersion.V20 => V20,
            CvssVersion.V30 => V30,
            CvssVersion.V31 => V31,
            _ => V40,
        };

    public int IndexOf(ReadOnlySpan<char> key)
    {
        for (var i = 0; i < Metrics.Count; i++)
        {
            if (key.SequenceEqual(Metrics[i].Key))
                return i;
        }
        return -1;
    }
}
