using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>The lowest version that closes most of one configuration's findings, and what it leaves open.</summary>
/// <param name="Version">The version; null where no finding states one.</param>
/// <param name="Findings">The findings with whether it closes them.</param>
internal sealed record PatchTarget(ParsedVersion? Version, IReadOnlyList<CaseFinding> Findings)
{
    /// <summary>Chooses among the versions that the findings' fixes name.</summary>
    /// <param name="findings">Affected findings for which a fix can be had.</param>
    public static PatchTarget Choose(IReadOnlyList<Finding> findings)
    {
        var fixes = findings.Select(finding => Read(finding.Fix!.Version)).ToList();
        ParsedVersion? best = null;
        var closes = -1;
        foreach (var candidate in Candidates(fixes))
        {
            var closed = 0;
            for (var i = 0; i < findings.Count; i++)
                closed += WhyOpen(findings[i], fixes[i], candidate) is null ? findings[i].Cves.Count : 0;
            if (closed < closes || (closed == closes && !IsLower(candidate, best!)))
                continue;
            best = candidate;
            closes = closed;
        }
        return new(best, [.. findings.Select((finding, i) => Judge(finding, fixes[i], best))]);
    }

    /// <summary>The higher of two versions; of two that cannot be compared, the first.</summary>
    public static ParsedVersion Higher(ParsedVersion a, ParsedVersion b) =>
        VersionComparer.Compare(b, a).Order == VersionOrder.Greater ? b : a;

    private static IEnumerable<ParsedVersion> Candidates(IEnumerable<ParsedVersion?> fixes) =>
        fixes
            .OfType<ParsedVersion>()
            .DistinctBy(version => version.Raw, StringComparer.Ordinal)
            .OrderBy(version => version.Raw, StringComparer.Ordinal);

    private static ParsedVersion? Read(string? version) =>
        version is null ? null : VersionText.Parse(version);

    private static bool IsLower(ParsedVersion a, ParsedVersion b) =>
        VersionComparer.Compare(a, b).Order == VersionOrder.Less;

    private static CaseFinding Judge(Finding finding, ParsedVersion? fix, ParsedVersion? target)
    {
        var why = target is null ? "the fix's version is not stated" : WhyOpen(finding, fix, target);
        return new()
        {
            Finding = finding,
            Closed = why is null,
            OpenBecause = why,
        };
    }

    private static string? WhyOpen(Finding finding, ParsedVersion? fix, ParsedVersion target)
    {
        if (fix is null)
            return "the fix's version is not stated";
        var order = VersionComparer.Compare(target, fix).Order;
        if (order == VersionOrder.Equal)
            return null;
        if (order == VersionOrder.Greater && (finding.Fix!.OrLater || IsOutOfRange(finding, target)))
            return null;
        return order switch
        {
            VersionOrder.Less => $"needs {fix.Raw.Trim()}",
            VersionOrder.Greater => $"the advisory names {fix.Raw.Trim()} only",
            _ => $"{fix.Raw.Trim()} cannot be compared",
        };
    }

    // "Update to V2.9.7" without "or later": the range in which the product is affected tells whether later versions hold it too.
    private static bool IsOutOfRange(Finding finding, ParsedVersion target) =>
        finding.Evidence.RangeText is { } text
        && RangeText.Parse(text).Locate(target, AttributeSet.Empty).Position == RangePosition.Beyond;
}
