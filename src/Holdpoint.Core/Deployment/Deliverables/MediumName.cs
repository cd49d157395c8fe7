using System.Buffers;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>
/// Names that FAT, exFAT, NTFS, ext4 and an optical disc all keep as they are, on which no system does anything special.
/// </summary>
public static class MediumName
{
    private static readonly SearchValues<char> Kept = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-+"
    );

    // Windows takes these for devices, with any extension.
    private static readonly string[] Devices =
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"]),
    ];

    /// <summary>What is wrong with a path relative to the deliverable, as a clause; null where nothing is.</summary>
    public static string? Fault(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
            return "is empty";
        if (path.Length > DeliverableLimits.LongestPath)
            return $"is longer than {DeliverableLimits.LongestPath} characters";
        if (path[0] == '/')
            return "is absolute";
        var names = path.Split('/');
        return names.Length > DeliverableLimits.Deepest
            ? $"lies deeper than {DeliverableLimits.Deepest} folders"
            : names.Select(NameFault).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>A name for the medium that reads like another one: what is not kept everywhere becomes an underscore.</summary>
    /// <param name="name">A file's name, without folders.</param>
    /// <param name="longest">The greatest length of the result, in characters; the extension is kept.</param>
    public static string Of(string name, int longest)
    {
        ArgumentNullException.ThrowIfNull(name);
        var kept = string.Create(
                name.Length,
                name,
                (text, original) =>
                {
                    for (var i = 0; i < text.Length; i++)
                        text[i] = Kept.Contains(original[i]) ? original[i] : '_';
                }
            )
            .Trim('.', '-');
        if (kept.Length > longest)
        {
            var dot = kept.LastIndexOf('.');
            var extension = dot > 0 && kept.Length - dot <= 12 ? kept[dot..] : "";
            kept = kept[..Math.Max(1, longest - extension.Length)] + extension;
        }
        return kept.Length == 0 || NameFault(kept) is not null ? "file" : kept;
    }

    private static string? NameFault(string name)
    {
        if (name.Length == 0)
            return "has an empty name in it";
        if (name is "." or "..")
            return "leads to another folder";
        if (name.Length > DeliverableLimits.LongestName)
            return $"has a name of more than {DeliverableLimits.LongestName} characters";
        if (name.AsSpan().ContainsAnyExcept(Kept))
            return "has a character that not every file system keeps (allowed: letters, digits and . _ - +)";
        if (name[^1] == '.' || name[0] == '-')
            return "begins with a dash or ends with a dot";
        var stem = name.Split('.', 2)[0];
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            ? "is the name of a device on Windows"
            : null;
    }
}
