namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>A whole scan: every engine, the container and its members.</summary>
/// <param name="Verdict">The worst of all reports; not fully scanned where no engine looked.</param>
/// <param name="Engines">The engines that took part.</param>
/// <param name="Members">How many members were unpacked and looked at.</param>
/// <param name="Reports">Every report that is not clean.</param>
/// <param name="At">When (UTC).</param>
public sealed record ScanSummary(
    ScanVerdict Verdict,
    IReadOnlyList<ScanEngine> Engines,
    int Members,
    IReadOnlyList<ScanReport> Reports,
    DateTimeOffset At
)
{
    private const int Shown = 5;

    /// <summary>The result in one line.</summary>
    public string Text =>
        Verdict == ScanVerdict.Clean
            ? $"clean ({string.Join(", ", Engines.Select(engine => engine.Name))}, {Members} members)"
            : string.Join("; ", Lines().Take(Shown))
                + (Reports.Count > Shown ? $"; and {Reports.Count - Shown} more" : "");

    /// <summary>Sums up reports.</summary>
    /// <param name="engines">The engines that took part.</param>
    /// <param name="members">How many members were unpacked.</param>
    /// <param name="reports">All reports, the clean ones too.</param>
    /// <param name="at">When (UTC).</param>
    public static ScanSummary Of(
        IReadOnlyList<ScanEngine> engines,
        int members,
        IReadOnlyCollection<ScanReport> reports,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(engines);
        ArgumentNullException.ThrowIfNull(reports);
        var all =
            engines.Count > 0
                ? reports
                :
                [
                    .. reports,
                    new(
                        "holdpoint",
                        "",
                        ScanVerdict.NotFullyScanned,
                        ["no scanner is set up, or none answered"]
                    ),
                ];
        return new(
            all.Select(report => report.Verdict).DefaultIfEmpty(ScanVerdict.NotFullyScanned).Max(),
            engines,
            members,
            [
                .. all.Where(report => report.Verdict != ScanVerdict.Clean)
                    .OrderByDescending(report => report.Verdict),
            ],
            at
        );
    }

    private IEnumerable<string> Lines() =>
        Reports.Select(report =>
            $"{report.Engine}{(report.Member.Length == 0 ? "" : $" in {report.Member}")}: {string.Join(", ", report.Details)}"
        );
}
