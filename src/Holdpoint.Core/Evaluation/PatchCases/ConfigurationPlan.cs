using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What one configuration's findings come to, worked out once for all its assets at all sites.</summary>
internal sealed class ConfigurationPlan
{
    private ConfigurationPlan(ConfigurationFindings given, PatchProduct product)
    {
        Given = given;
        Product = product;
        var affected = given
            .Findings.Where(finding => finding.Verdict == Verdict.Affected)
            .OrderBy(finding => finding.Advisory, StringComparer.Ordinal)
            .ThenBy(finding => finding.Cves.Count > 0 ? finding.Cves[0] : "", StringComparer.Ordinal)
            .ToList();
        var target = PatchTarget.Choose(affected.FindAll(HasFix));
        Target = target.Version;
        Patchable = target.Findings;
        Line = Target is null ? "" : PatchLine.Of(Target);
        Unpatched =
        [
            .. affected
                .Where(finding => !HasFix(finding))
                .GroupBy(finding => finding.Advisory, StringComparer.Ordinal)
                .Select(group => (group.Key, (IReadOnlyList<CaseFinding>)[.. group.Select(Open)])),
        ];
        Reviews =
        [
            .. given
                .Findings.Where(finding => finding.Verdict == Verdict.Review)
                .GroupBy(finding => (finding.Advisory, Rule: LastRule(finding)))
                .OrderBy(group => group.Key.Advisory, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Rule, StringComparer.Ordinal)
                .Select(group =>
                    (group.Key.Advisory, group.Key.Rule, (IReadOnlyList<CaseFinding>)[.. group.Select(Asked)])
                ),
        ];
    }

    public ConfigurationFindings Given { get; }
    public PatchProduct Product { get; }

    /// <summary>The lowest version that closes most; null where none is stated.</summary>
    public ParsedVersion? Target { get; }

    /// <summary>The release line of <see cref="Target"/>.</summary>
    public string Line { get; }

    /// <summary>Affected findings for which a fix can be had.</summary>
    public IReadOnlyList<CaseFinding> Patchable { get; }

    /// <summary>Affected findings for which none can, by advisory.</summary>
    public IReadOnlyList<(string Advisory, IReadOnlyList<CaseFinding> Findings)> Unpatched { get; }

    /// <summary>Review findings by advisory and reason.</summary>
    public IReadOnlyList<(string Advisory, string Rule, IReadOnlyList<CaseFinding> Findings)> Reviews { get; }

    public static ConfigurationPlan Of(ConfigurationFindings given, Func<string, string> vendorKey) =>
        new(given, PatchProduct.Of(given.Configuration, vendorKey));

    private static string LastRule(Finding finding) =>
        finding.Evidence.Rules is [.., var last] ? last : "review";

    private static bool HasFix(Finding finding) => finding.Fix is { State: FixState.Available };

    private static CaseFinding Open(Finding finding) =>
        new()
        {
            Finding = finding,
            Closed = false,
            OpenBecause = finding.Fix?.State switch
            {
                FixState.NoFixPlanned => "no fix is planned",
                FixState.NoneAvailable => "no fix is available yet",
                FixState.MitigationOnly => "only mitigations are offered",
                _ => "the advisory speaks of no fix",
            },
        };

    private static CaseFinding Asked(Finding finding) =>
        new()
        {
            Finding = finding,
            Closed = false,
            OpenBecause = "under review",
        };
}
