namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>
/// Reads clamd's answer to one INSTREAM. "OK" is only clean where the file was within the limits the site knows of: without
/// AlertExceedsMax clamd answers OK to what it did not look at.
/// </summary>
public static class ClamdReply
{
    /// <summary>Beyond this clamd never looks, whatever its settings (man clamd.conf).</summary>
    public const long HardLimit = 2L * 1024 * 1024 * 1024 - 1;

    // Names that clamd "finds" when it could not look inside; the rest of the heuristics are findings.
    private static readonly (string Beginning, string Words)[] NotLooked =
    [
        ("Heuristics.Encrypted.", "encrypted"),
        ("Heuristics.Limits.Exceeded", "over a limit of the scanner"),
    ];

    /// <summary>The report.</summary>
    /// <param name="reply">The answer without its closing NUL.</param>
    /// <param name="member">What was scanned.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="limit">The largest file that the scanner is set up to look at wholly, in bytes.</param>
    public static ScanReport Read(string reply, string member, long length, long limit)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var said = reply.Trim();
        if (said.StartsWith("stream: ", StringComparison.Ordinal))
            said = said["stream: ".Length..];
        if (said == "OK")
            return length <= Math.Min(limit, HardLimit)
                ? new("clamd", member, ScanVerdict.Clean, [])
                : NotFully(
                    member,
                    $"{length} bytes; the scanner looks at files up to {Math.Min(limit, HardLimit)}"
                );
        if (said.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            var name = said[..^" FOUND".Length];
            foreach (var (beginning, words) in NotLooked)
            {
                if (name.StartsWith(beginning, StringComparison.Ordinal))
                    return NotFully(member, $"{words} ({name})");
            }
            return new("clamd", member, ScanVerdict.Found, [name]);
        }
        return NotFully(
            member,
            said.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase)
                ? $"{length} bytes; over the scanner's StreamMaxLength"
                : $"the scanner answered \"{(said.Length > 200 ? said[..200] : said)}\""
        );
    }

    /// <summary>A report that the scanner did not look.</summary>
    public static ScanReport NotFully(string member, string why) =>
        new("clamd", member, ScanVerdict.NotFullyScanned, [why]);
}
