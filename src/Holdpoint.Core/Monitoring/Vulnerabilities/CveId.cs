namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>The identifier of a CVE: <c>CVE-</c>, four digits of the year, <c>-</c>, four to nineteen digits.</summary>
public static class CveId
{
    /// <summary>The identifier in capitals without blanks around it; null when the text is none.</summary>
    public static string? Normalise(string? text)
    {
        var id = text.AsSpan().Trim();
        if (id.Length is < 13 or > 28 || !id.StartsWith("CVE-", StringComparison.OrdinalIgnoreCase))
            return null;
        if (id[8] != '-' || !AreDigits(id[4..8]) || !AreDigits(id[9..]))
            return null;
        return text!.StartsWith("CVE-", StringComparison.Ordinal) && id.Length == text.Length
            ? text
            : string.Concat("CVE-", id[4..]);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
