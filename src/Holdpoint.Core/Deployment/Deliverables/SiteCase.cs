using System.Collections.Immutable;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>An open case of the site, as the deliverable tells it: with the findings it rests on.</summary>
/// <param name="Case">The case.</param>
/// <param name="Parts">Its configurations with their findings in full.</param>
public sealed record SiteCase(
    PatchCase Case,
    ImmutableArray<(CasePart Part, ImmutableArray<Finding> Findings)> Parts
)
{
    /// <summary>The first date on which one of its clocks runs out, at the site; null where none runs.</summary>
    public DateOnly? Due => Case.Clocks.Where(clock => clock.MetAt is null).Min(clock => clock.DueOn);

    /// <summary>Its assets, ordered, each once.</summary>
    public ImmutableArray<string> Assets =>
        [
            .. Parts
                .SelectMany(one => one.Part.Assets)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Each CVE of a part with its finding, and why the case leaves it open; null where the case's patch closes it.</summary>
    public IEnumerable<(CasePart Part, Finding Finding, string Cve, string? OpenBecause)> Statements() =>
        from one in Parts
        from finding in one.Findings
        from cve in finding.Cves
        select (one.Part, finding, cve, WhyOpen(one.Part, finding.Advisory, cve));

    // An advisory may have several findings on a configuration; where they differ, the case says which CVEs stay open.
    private string? WhyOpen(CasePart part, string advisory, string cve)
    {
        var judged = part.Findings.Where(known => known.Finding.Advisory == advisory).ToList();
        if (judged.Count > 0 && judged.All(known => known.Closed))
            return null;
        var open = Case.Content.StaysOpen.FirstOrDefault(known =>
            known.Cve == cve && known.Advisory == advisory
        );
        return judged.Any(known => known.Closed)
            ? open?.Reason
            : open?.Reason ?? judged.FirstOrDefault()?.OpenBecause ?? "no patch is known";
    }
}
