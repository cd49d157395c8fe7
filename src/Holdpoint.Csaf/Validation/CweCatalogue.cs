namespace Holdpoint.Csaf.Validation;

/// <summary>What MITRE says of using a weakness to describe a vulnerability.</summary>
internal enum CweUsage
{
    Unknown,
    Allowed,
    AllowedWithReview,
    Discouraged,
    Prohibited,
}

/// <summary>A weakness as it stood in a run of CWE versions.</summary>
internal sealed record CweEntry(int First, int Last, string Name, bool IsDeprecated, CweUsage Usage);

/// <summary>The weaknesses of every CWE version since 1.0 (data: MITRE, see NOTICE). Read once, when first asked.</summary>
internal sealed class CweCatalogue
{
    private static readonly Lazy<CweCatalogue> Instance = new(() => new CweCatalogue());
    private readonly List<(string Version, DateTimeOffset Date)> _versions = [];
    private readonly Dictionary<string, List<CweEntry>> _entries = new(StringComparer.Ordinal);

    private CweCatalogue()
    {
        foreach (var line in EmbeddedTable.Lines("cwe.tsv.gz"))
        {
            var cells = line.Split('\t');
            if (cells.Length == 2)
                _versions.Add((cells[0], DateTimeOffset.Parse(cells[1] + "T00:00:00Z")));
            if (cells.Length != 6)
                continue;
            var id = "CWE-" + cells[0];
            if (!_entries.TryGetValue(id, out var known))
                _entries[id] = known = [];
            known.Add(
                new(
                    int.Parse(cells[1]),
                    int.Parse(cells[2]),
                    cells[3],
                    cells[4].Length > 0,
                    UsageOf(cells[5])
                )
            );
        }
    }

    public static CweCatalogue Shared => Instance.Value;

    public bool HasVersion(string version) => IndexOf(version) >= 0;

    /// <summary>How a weakness stood in a version; in every version when none is told. Empty where it is no weakness.</summary>
    public IReadOnlyList<CweEntry> Find(string id, string? version)
    {
        if (!_entries.TryGetValue(id, out var entries))
            return [];
        if (version is null)
            return entries;
        var index = IndexOf(version);
        return [.. entries.Where(e => e.First <= index && index <= e.Last)];
    }

    /// <summary>The latest version that was out at a time; null before the first, or after the last date known here.</summary>
    public string? LatestAt(DateTimeOffset time) => _versions.FindLast(v => v.Date <= time).Version;

    private int IndexOf(string version) => _versions.FindIndex(v => v.Version == version);

    private static CweUsage UsageOf(string letter) =>
        letter switch
        {
            "A" => CweUsage.Allowed,
            "R" => CweUsage.AllowedWithReview,
            "X" => CweUsage.Discouraged,
            "P" => CweUsage.Prohibited,
            _ => CweUsage.Unknown,
        };
}
