using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Tests.Evaluation.PatchCases;

/// <summary>Short ways to write findings, configurations and facts.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Day = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static Finding Affected(string advisory, string cve, Fix? fix, string range = "< V9") =>
        Finding(advisory, cve, Verdict.Affected, fix, range);

    public static Finding Finding(
        string advisory,
        string cve,
        Verdict verdict,
        Fix? fix = null,
        string range = "< V9"
    ) =>
        new()
        {
            Advisory = advisory,
            Revision = "1",
            Cves = [.. cve.Split(' ')],
            Verdict = verdict,
            Confidence = Confidence.High,
            Fix = fix,
            Evidence = new()
            {
                ProductIds = ["CSAFPID-0001"],
                Product = "Siemens SIMATIC WinCC",
                RangeText = range,
                Rules =
                [
                    "identity.name",
                    verdict == Verdict.Review ? "range.condition" : "range.below-bound",
                ],
                Reason = "It says so.",
            },
        };

    public static Fix To(string version, bool orLater = true, string? restart = null) =>
        new()
        {
            State = FixState.Available,
            Version = version,
            OrLater = orLater,
            RestartRequired = restart,
        };

    public static Fix State(FixState state) => new() { State = state };

    public static ConfigurationFindings Product(long id, string product, params Finding[] findings) =>
        new(id, new("Siemens", product, null, null, null, null, AttributeSet.Empty), findings);

    public static InstalledConfiguration On(long configuration, string asset, string site = "Waterworks") =>
        new(configuration, site, asset, Context);

    public static readonly AssetContext Context = new()
    {
        Zone = "Control room",
        Criticality = "high",
        Safety = "critical",
        Exposure = "controlled",
    };

    public static VulnerabilityFacts Facts(string cve, bool exploited = false) =>
        new()
        {
            Cve = cve,
            Kev = exploited ? new(new() { Cve = cve, Added = new(2024, 3, 7) }, "CISA KEV", Day) : null,
            Automatable = new("no", "SSVC", Day),
            CvssScore = 7.5,
        };

    public static CaseAssessor Assessor(SitePolicy? policy = null, params string[] exploited) =>
        new(policy ?? SitePolicy.Shipped, cve => Facts(cve, exploited.Contains(cve)));

    /// <summary>The one case of one finding, reconciled with what was before.</summary>
    public static PatchCase Run(
        IReadOnlyList<PatchCase> before,
        CaseAssessor assessor,
        DateTimeOffset now,
        Finding finding
    )
    {
        var grouped = PatchCaseGrouping.Group(
            [Product(1, "SIMATIC WinCC V7.5", finding)],
            [On(1, "HMI-1")],
            vendor => vendor
        );
        return CaseReconciliation.Reconcile(before, grouped.Cases, assessor, now).Single().Case;
    }
}
