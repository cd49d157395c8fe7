using System.Globalization;

namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>Reads clamd's answer to VERSION: "ClamAV 1.4.3/27500/Thu Jan  2 09:38:44 2026", or only the first part without a dated database.</summary>
public static class ClamdVersion
{
    /// <summary>The engine as it names itself.</summary>
    public static ScanEngine Read(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var parts = reply.Trim().Split('/');
        var from =
            parts.Length > 2
            && DateTimeOffset.TryParseExact(
                string.Join(' ', parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                "ddd MMM d HH:mm:ss yyyy",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
                ? moment
                : (DateTimeOffset?)null;
        return new(
            "clamd",
            parts[0].StartsWith("ClamAV ", StringComparison.Ordinal)
                ? parts[0]["ClamAV ".Length..]
                : parts[0],
            parts.Length > 1 ? parts[1] : null,
            from
        );
    }
}
