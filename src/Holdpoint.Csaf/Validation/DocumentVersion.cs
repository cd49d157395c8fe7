namespace Holdpoint.Csaf.Validation;

/// <summary>A version of a CSAF document: one integer, or a semantic version (CSAF 3.1.11; semver.org 2.0.0).</summary>
internal sealed record DocumentVersion(
    bool IsInteger,
    ulong Major,
    ulong Minor,
    ulong Patch,
    string PreRelease,
    string Build
)
{
    /// <summary>Orders by <see cref="Precedence"/>.</summary>
    public static readonly IComparer<DocumentVersion> Order = Comparer<DocumentVersion>.Create(
        (a, b) => a.Precedence(b)
    );

    /// <summary>True for 0 and 0.y.z.</summary>
    public bool IsInitial => Major == 0;

    /// <summary>The version without build metadata, and without the pre-release part where asked.</summary>
    public string Core(bool withPreRelease) =>
        IsInteger ? $"{Major}"
        : withPreRelease && PreRelease.Length > 0 ? $"{Major}.{Minor}.{Patch}-{PreRelease}"
        : $"{Major}.{Minor}.{Patch}";

    public static DocumentVersion? Parse(string? text)
    {
        if (text is null)
            return null;
        if (Number(text) is { } integer)
            return new(true, integer, 0, 0, "", "");
        var rest = text;
        var build = Cut(ref rest, '+');
        var pre = Cut(ref rest, '-');
        var parts = rest.Split('.');
        return
            parts.Length == 3
            && Number(parts[0]) is { } major
            && Number(parts[1]) is { } minor
            && Number(parts[2]) is { } patch
            ? new(false, major, minor, patch, pre, build)
            : null;
    }

    /// <summary>Precedence by semver.org clause 11; build metadata does not count.</summary>
    public int Precedence(DocumentVersion other)
    {
        var byNumbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (byNumbers != 0)
            return byNumbers;
        if (PreRelease.Length == 0 || other.PreRelease.Length == 0)
            return other.PreRelease.Length.CompareTo(PreRelease.Length) is var c && c == 0 ? 0 : Math.Sign(c);
        var mine = PreRelease.Split('.');
        var theirs = other.PreRelease.Split('.');
        for (var i = 0; i < Math.Min(mine.Length, theirs.Length); i++)
        {
            var byPart = (Number(mine[i]), Number(theirs[i])) switch
            {
                ({ } a, { } b) => a.CompareTo(b),
                ({ }, null) => -1,
                (null, { }) => 1,
                _ => string.CompareOrdinal(mine[i], theirs[i]),
            };
            if (byPart != 0)
                return byPart;
        }
        return mine.Length.CompareTo(theirs.Length);
    }

    private static string Cut(ref string text, char at)
    {
        var index = text.IndexOf(at);
        if (index < 0)
            return "";
        var cut = text[(index + 1)..];
        text = text[..index];
        return cut;
    }

    private static ulong? Number(string text) =>
        text.Length is > 0 and < 20
        && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
        && (text.Length == 1 || text[0] != '0')
            ? ulong.Parse(text)
            : null;
}
