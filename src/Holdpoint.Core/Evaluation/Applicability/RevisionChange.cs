namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What a newer revision of an advisory changes for one configuration.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Advisory">CSAF /document/tracking/id.</param>
/// <param name="From">The earlier revision; null where the advisory did not speak of the configuration before.</param>
/// <param name="To">The later revision; null where it does not speak of the configuration any more.</param>
/// <param name="Cves">The vulnerabilities concerned, ordered.</param>
/// <param name="Text">What changed, in one sentence.</param>
public sealed record RevisionChange(
    RevisionChangeKind Kind,
    string Advisory,
    string? From,
    string? To,
    IReadOnlyList<string> Cves,
    string Text
)
{
    /// <summary>
    /// What changed between the findings of one configuration under two revisions; nothing where a revision only changes
    /// words (CSAF 2.1, clause 9.1.13: a newer version is not raised as new where the remediation is the same).
    /// </summary>
    /// <param name="before">The findings of the earlier revision.</param>
    /// <param name="after">The findings of the later revision.</param>
    public static IReadOnlyList<RevisionChange> Between(
        IReadOnlyList<Finding> before,
        IReadOnlyList<Finding> after
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (ByVulnerability(before), ByVulnerability(after));
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Select(key => (Key: key, Step: Step(old.GetValueOrDefault(key), now.GetValueOrDefault(key))))
                .Where(one => one.Step is not null)
                .GroupBy(one => (one.Key.Advisory, one.Step!.Value))
                .Select(group => new RevisionChange(
                    group.Key.Value.Kind,
                    group.Key.Advisory,
                    before.FirstOrDefault(finding => finding.Advisory == group.Key.Advisory)?.Revision,
                    after.FirstOrDefault(finding => finding.Advisory == group.Key.Advisory)?.Revision,
                    [.. group.Select(one => one.Key.Cve).Order(StringComparer.Ordinal)],
                    group.Key.Value.Text
                ))
                .OrderBy(change => change.Advisory, StringComparer.Ordinal)
                .ThenBy(change => change.Kind)
                .ThenBy(change => change.Cves[0], StringComparer.Ordinal),
        ];
    }

    private static (RevisionChangeKind Kind, string Text)? Step(Finding? old, Finding? now) =>
        (old, now) switch
        {
            (null, null) => null,
            (null, { } added) => (RevisionChangeKind.Added, $"now {Words(added)}"),
            ({ } gone, null) => (RevisionChangeKind.Removed, $"no longer spoken of; was {Words(gone)}"),
            ({ } a, { } b) when a.Verdict != b.Verdict => (
                RevisionChangeKind.VerdictChanged,
                $"was {Words(a)}, now {Words(b)}"
            ),
            ({ } a, { } b) when !HasFix(a) && HasFix(b) => (
                RevisionChangeKind.FixGained,
                $"a fix can be had now: {FixWords(b)}"
            ),
            ({ } a, { } b) when HasFix(a) && !HasFix(b) => (
                RevisionChangeKind.FixWithdrawn,
                $"the fix {FixWords(a)} was withdrawn"
            ),
            ({ } a, { } b) when a.Fix?.Version != b.Fix?.Version => (
                RevisionChangeKind.FixMoved,
                $"the fix was {FixWords(a)}, now {FixWords(b)}"
            ),
            ({ } a, { } b) when a.Evidence.RangeText?.Trim() != b.Evidence.RangeText?.Trim() => (
                RevisionChangeKind.BoundMoved,
                $"the range was “{a.Evidence.RangeText?.Trim()}”, now “{b.Evidence.RangeText?.Trim()}”"
            ),
            _ => null,
        };

    private static bool HasFix(Finding finding) => finding.Fix?.State == FixState.Available;

    private static string FixWords(Finding finding) => finding.Fix?.Version ?? "without a version";

    private static string Words(Finding finding) =>
        finding.Verdict switch
        {
            Verdict.Affected => "affected",
            Verdict.Fixed => "fixed",
            Verdict.NotAffected => "not affected",
            _ => "to be reviewed",
        };

    private static Dictionary<(string Advisory, string Cve), Finding> ByVulnerability(
        IReadOnlyList<Finding> findings
    )
    {
        var found = new Dictionary<(string, string), Finding>();
        foreach (var finding in findings)
        {
            foreach (var cve in finding.Cves)
                found[(finding.Advisory, cve)] = finding;
        }
        return found;
    }
}
