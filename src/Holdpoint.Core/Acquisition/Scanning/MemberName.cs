using System.Collections.Frozen;

namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>Says what is wrong with a member's name: an unpacker that believed it would write where it must not.</summary>
public static class MemberName
{
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

    /// <summary>The trick; null for an honest name.</summary>
    public static string? Trick(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
            return "an empty name";
        if (name.Any(c => c < ' '))
            return "a control character in the name";
        var path = name.Replace('\\', '/');
        if (path.StartsWith('/'))
            return "an absolute path";
        if (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]))
            return "a drive letter";
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
                return "a path that leads out of the archive";
            if (part.Contains(':', StringComparison.Ordinal))
                return "a colon (alternate data stream)";
            var dot = part.IndexOf('.', StringComparison.Ordinal);
            if (Devices.Contains((dot < 0 ? part : part[..dot]).TrimEnd(' ')))
                return "the name of a device";
        }
        return null;
    }

    /// <summary>The trick of a link; null where its target stays inside.</summary>
    /// <param name="name">The link's own path in the archive.</param>
    /// <param name="target">Where it points.</param>
    public static string? LinkTrick(string name, string target)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(target);
        var path = target.Replace('\\', '/');
        if (path.StartsWith('/') || (path.Length > 1 && path[1] == ':'))
            return "a link to an absolute path";
        var depth = name.Replace('\\', '/').Split('/').Length - 1;
        foreach (var part in path.Split('/'))
        {
            depth += part switch
            {
                ".." => -1,
                "" or "." => 0,
                _ => 1,
            };
            if (depth < 0)
                return "a link that leads out of the archive";
        }
        return null;
    }
}
