using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation;
using Holdpoint.Engine.Evaluation.Incremental;

namespace Holdpoint.Cli.Evaluation;

/// <summary>Findings as tables and as JSON.</summary>
internal static class FindingView
{
    /// <summary>Affected first, then review, fixed, not affected.</summary>
    public static int Rank(Verdict verdict) =>
        verdict switch
        {
            Verdict.Affected => 0,
            Verdict.Review => 1,
            Verdict.Fixed => 2,
            _ => 3,
        };

    /// <summary>The verdict as a coloured word.</summary>
    public static Cell Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Affected => ("affected", "bold red"),
            Verdict.Review => ("review", "bold yellow"),
            Verdict.Fixed => ("fixed", "green"),
            _ => ("not affected", "green"),
        };

    /// <summary>What the advisory offers, in words.</summary>
    public static Cell Fix(Fix? fix) =>
        fix?.State switch
        {
            FixState.Available when fix.Version is { } version => (
                fix.OrLater ? $"{version} or later" : version,
                "green"
            ),
            FixState.Available => ("available, see the advisory", "green"),
            FixState.NoneAvailable => ("none yet", "yellow"),
            FixState.NoFixPlanned => ("none planned", "red"),
            FixState.MitigationOnly => ("mitigation only", "yellow"),
            _ => ("", ""),
        };

    /// <summary>A table of findings.</summary>
    public static Table Table(IEnumerable<AssetFinding> findings, bool withAsset)
    {
        var table = new Table(
            new("verdict"),
            new(withAsset ? "asset" : "advisory"),
            new("cves", Drop: 110),
            new("fix", Wrap: true),
            new("why", Wrap: true, MinWidth: 30)
        );
        foreach (var one in findings)
        {
            var finding = one.Finding;
            table.Add(
                Word(finding.Verdict),
                withAsset ? one.Asset : finding.Advisory,
                Cves(finding.Cves),
                finding.Verdict is Verdict.Affected or Verdict.Review ? Fix(finding.Fix) : "",
                finding.Evidence.Reason
            );
        }
        return table;
    }

    /// <summary>The first CVEs and how many more.</summary>
    public static string Cves(IReadOnlyList<string> cves) =>
        cves.Count switch
        {
            0 => "",
            1 => cves[0],
            _ => $"{cves[0]} +{cves.Count - 1}",
        };

    /// <summary>A finding as <c>--json</c> writes it.</summary>
    public static object Json(AssetFinding one) =>
        new
        {
            one.Site,
            one.Asset,
            one.Finding.Advisory,
            one.Finding.Revision,
            one.Finding.Cves,
            one.Finding.Verdict,
            one.Finding.Confidence,
            one.Finding.Evidence,
            one.Finding.Fix,
        };
}
