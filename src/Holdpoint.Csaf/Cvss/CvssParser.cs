namespace Holdpoint.Csaf.Cvss;

/// <summary>
/// Reads a vector strictly: the version's prefix, every metric known and given once, every base metric present, and for
/// v4.0 the demanded order. Reports everything that is wrong, each with its place.
/// </summary>
internal static class CvssParser
{
    /// <summary>Longer than any vector can be, with room; longer texts are refused unread.</summary>
    private const int MaxLength = 512;

    private const byte Absent = byte.MaxValue;

    public static CvssParseResult Parse(string text)
    {
        if (text.Length > MaxLength)
            return Refused(
                new(
                    "cvss.too-long",
                    MaxLength,
                    $"A vector has at most {MaxLength} characters, this text {text.Length}."
                )
            );
        if (VersionOf(text) is not { } version)
        {
            return Refused(
                new(
                    "cvss.prefix",
                    0,
                    $"\"{Shown(text.Split('/')[0])}\" begins no known CVSS version (3.0, 3.1, 4.0; 2.0 has no prefix)."
                )
            );
        }
        var table = CvssTable.Of(version);
        var values = new byte[table.Metrics.Count];
        Array.Fill(values, Absent);
        var wrong = new List<CvssDiagnostic>();
        var last = -1;
        for (var at = table.Prefix.Length; at <= text.Length; )
        {
            var end = text.IndexOf('/', at) is var slash and >= 0 ? slash : text.Length;
            ReadMetric(text.AsSpan(at, end - at), at, table, values, ref last, wrong);
            at = end + 1;
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == Absent && table.Metrics[i].NotDefined is null)
                wrong.Add(
                    new("cvss.missing", text.Length, $"The base metric {table.Metrics[i].Key} is missing.")
                );
        }
        return wrong.Count > 0 ? new(null, wrong) : new(new CvssVector(version, values), []);
    }

    private static void ReadMetric(
        ReadOnlySpan<char> part,
        int at,
        CvssTable table,
        byte[] values,
        ref int last,
        List<CvssDiagnostic> wrong
    )
    {
        var colon = part.IndexOf(':');
        var key = colon < 0 ? part : part[..colon];
        var index = colon < 0 ? -1 : table.IndexOf(key);
        if (index < 0)
        {
            wrong.Add(new("cvss.metric", at, $"\"{Shown(part)}\" is no metric of CVSS {table.Word}."));
            return;
        }
        var metric = table.Metrics[index];
        var value = metric.IndexOf(part[(colon + 1)..]);
        if (value < 0)
            wrong.Add(
                new(
                    "cvss.value",
                    at + colon + 1,
                    $"\"{Shown(part[(colon + 1)..])}\" is no value of {metric.Key}."
                )
            );
        else if (values[index] != Absent)
            wrong.Add(new("cvss.twice", at, $"{metric.Key} is given twice."));
        else if (table.Ordered && index < last)
            wrong.Add(new("cvss.order", at, $"{metric.Key} must come before {table.Metrics[last].Key}."));
        if (value >= 0 && values[index] == Absent)
            values[index] = checked((byte)value);
        last = Math.Max(last, index);
    }

    private static CvssVersion? VersionOf(string text)
    {
        foreach (
            var version in (ReadOnlySpan<CvssVersion>)[CvssVersion.V31, CvssVersion.V30, CvssVersion.V40]
        )
        {
            if (text.StartsWith(CvssTable.Of(version).Prefix, StringComparison.Ordinal))
                return version;
        }
        return text.StartsWith("CVSS", StringComparison.OrdinalIgnoreCase) ? null : CvssVersion.V20;
    }

    private static CvssParseResult Refused(CvssDiagnostic why) => new(null, [why]);

    private static string Shown(ReadOnlySpan<char> text) =>
        text.Length <= 40 ? text.ToString() : $"{text[..40]}…";
}
