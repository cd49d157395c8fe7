namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Collects diagnostics up to a bound; beyond it only counts, so that a hostile file cannot fill memory.</summary>
internal sealed class DiagnosticList(string place)
{
    private readonly List<FeedDiagnostic> kept = [];
    private int dropped;

    /// <summary>How many were added, kept or not.</summary>
    public int Count => kept.Count + dropped;

    /// <summary>Adds one; <paramref name="at"/> is a JSON pointer or "line N", empty for the whole file.</summary>
    public void Add(string code, string at, string text)
    {
        if (kept.Count < FeedLimits.Diagnostics)
            kept.Add(new(code, at.Length == 0 ? place : $"{place}#{at}", text));
        else
            dropped++;
    }

    /// <summary>All that was kept, closed by one line that counts the rest.</summary>
    public IReadOnlyList<FeedDiagnostic> ToList() =>
        dropped == 0
            ? [.. kept]
            : [.. kept, new("feed.more", place, $"{dropped} more diagnostics were not kept.")];
}
