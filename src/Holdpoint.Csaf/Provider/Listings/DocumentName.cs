using System.Collections.Frozen;

namespace Holdpoint.Csaf.Provider.Listings;

/// <summary>The rules for names that an index may give: only plain relative paths, only plain file names.</summary>
public static class DocumentName
{
    // Windows opens a device for these, whatever the extension; a mirror must be carriable to any machine.
    private static readonly FrozenSet<string> Devices = new[]
    {
        "con",
        "prn",
        "aux",
        "nul",
        "com1",
        "com2",
        "com3",
        "com4",
        "com5",
        "com6",
        "com7",
        "com8",
        "com9",
        "lpt1",
        "lpt2",
        "lpt3",
        "lpt4",
        "lpt5",
        "lpt6",
        "lpt7",
        "lpt8",
        "lpt9",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file name that a document with this tracking id must have (CSAF §5.1): lower case, runs of other characters become one underscore.</summary>
    public static string ForTrackingId(string trackingId)
    {
        ArgumentNullException.ThrowIfNull(trackingId);
        var name = new System.Text.StringBuilder(trackingId.Length + 5);
        var inRun = false;
        foreach (var c in trackingId.ToLowerInvariant())
        {
            var plain = c is '+' or '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
            if (plain)
                name.Append(c);
            else if (!inRun)
                name.Append('_');
            inRun = !plain;
        }
        return name.Append(".json").ToString();
    }

    /// <summary>Null when the relative path may be used; otherwise why it is refused.</summary>
    public static string? WhyRefused(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length is 0 or > ProviderLimits.PathLength)
            return $"{path.Length} characters; 1 to {ProviderLimits.PathLength} are allowed.";
        var segments = path.Split('/');
        if (segments.Length > 8)
            return "More than eight levels.";
        foreach (var segment in segments)
        {
            if (WhySegmentRefused(segment) is { } why)
                return why;
        }
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? null : "Not a .json file.";
    }

    private static string? WhySegmentRefused(string segment)
    {
        if (segment.Length == 0)
            return "An empty level: an absolute path or a doubled slash.";
        if (segment[0] == '.')
            return "A level begins with a dot.";
        foreach (var c in segment)
        {
            if (!(char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '_' or '.'))
                return $"The character U+{(int)c:X4} is not allowed in a name.";
        }
        var stem = segment.Split('.', 2)[0];
        return Devices.Contains(stem) ? $"\"{stem}\" is a device name on Windows." : null;
    }
}
