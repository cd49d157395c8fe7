using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>
/// Says how urgent cases are. It keeps what it worked out for a CVE and for a context, so one instance serves a whole
/// evaluation; not for use by two threads at once.
/// </summary>
/// <param name="policy">The site's policy.</param>
/// <param name="factsOf">What is known of a CVE.</param>
public sealed class CaseAssessor(SitePolicy policy, Func<string, VulnerabilityFacts> factsOf)
{
    private static readonly string[] Exposures = ["small", "controlled", "open"];
    private readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly Dictionary<(TableRef, string, AssetContext), (int Rank, string Outcome)> outcomes = [];

    /// <summary>The policy it works by.</summary>
    public SitePolicy Policy => policy;

    /// <summary>The assessment of a case: the most urgent outcome over its CVEs and the contexts of the assets that have them.</summary>
    public CaseAssessment Assess(PatchCaseContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var pairs = Pairs(content);
        var cves = pairs
            .Select(pair => (Pair: pair, Worst: Worst(pair.Cve, pair.Contexts, policy.PriorityTable)))
            .OrderByDescending(row => row.Worst.Rank)
            .ThenByDescending(row => row.Pair.Cve.Priority.Exploited)
            .ThenByDescending(row => row.Pair.Cve.Priority.Ransomware)
            .ThenByDescending(row => row.Pair.Cve.Priority.Epss ?? 0)
            .ThenByDescending(row => row.Pair.Cve.Priority.Cvss ?? 0)
            .ThenBy(row => row.Pair.Cve.Facts.Cve, StringComparer.Ordinal)
            .ToList();
        var priority = cves[0].Worst;
        return new()
        {
            Outcome = priority.Outcome,
            OutcomeRank = priority.Rank,
            Records =
            [
                Decide(cves[0].Pair.Cve, priority.Context, policy.PriorityTable),
                .. policy.OtherTables.Select(table => Deciding([.. cves.Select(row => row.Pair)], table)),
            ],
            Cves = [.. cves.Select(row => row.Pair.Cve.Priority with { Outcome = row.Worst.Outcome })],
            Key = KeyOf(content, priority.Rank, [.. cves.Select(row => row.Pair.Cve.Priority)]),
        };
    }

    // Each CVE of the case once, with the contexts of all parts that have it.
    private List<(Known Cve, List<AssetContext> Contexts)> Pairs(PatchCaseContent content)
    {
        var contexts = new Dictionary<string, List<AssetContext>>(StringComparer.Ordinal);
        foreach (var part in content.Parts)
        foreach (
            var cve in part.Findings.SelectMany(one => one.Finding.Cves).Distinct(StringComparer.Ordinal)
        )
        {
            if (!contexts.TryGetValue(cve, out var list))
                contexts[cve] = list = [];
            list.AddRange(part.Contexts);
        }
        // A finding without any CVE still needs an outcome: nothing is known of it, so defaults decide.
        if (contexts.Count == 0)
            contexts[content.Advisories[0]] = [.. content.Parts.SelectMany(part => part.Contexts)];
        return [.. contexts.Select(pair => (Look(pair.Key), pair.Value.Distinct().ToList()))];
    }

    private (int Rank, string Outcome, AssetContext Context) Worst(
        Known cve,
        List<AssetContext> contexts,
        TableRef table
    )
    {
        (int Rank, string Outcome, AssetContext Context)? worst = null;
        foreach (var context in contexts)
        {
            var (rank, outcome) = OutcomeOf(cve, context, table);
            if (worst is null || rank > worst.Value.Rank)
                worst = (rank, outcome, context);
        }
        return worst!.Value;
    }

    private DecisionRecord Deciding(List<(Known Cve, List<AssetContext> Contexts)> pairs, TableRef table)
    {
        // MaxBy keeps the first of equals: the CVE that the priority table put first.
        var worst = pairs
            .Select(pair => (pair.Cve, Worst: Worst(pair.Cve, pair.Contexts, table)))
            .MaxBy(row => row.Worst.Rank);
        return Decide(worst.Cve, worst.Worst.Context, table);
    }

    private (int Rank, string Outcome) OutcomeOf(Known cve, AssetContext context, TableRef table)
    {
        var key = (table, cve.Signature, context);
        if (outcomes.TryGetValue(key, out var found))
            return found;
        var record = Decide(cve, context, table);
        var rank = policy.Tables.Find(table.Id, table.Version)!.RankOf(record.Outcome);
        return outcomes[key] = (rank, record.Outcome);
    }

    private DecisionRecord Decide(Known cve, AssetContext context, TableRef table) =>
        VulnerabilityDecision.Decide(cve.Facts, context, table, policy);

    private Known Look(string cve)
    {
        if (known.TryGetValue(cve, out var found))
            return found;
        var facts = factsOf(cve);
        var inputs = VulnerabilityInputs.Of(facts, policy).Select(input => $"{input.Name}={input.Value}");
        var exploited = facts.Kev is not null || facts.Exploitation?.Value == "active";
        var priority = new CvePriority(
            facts.Cve,
            "",
            exploited,
            facts.Kev?.Value.Added,
            facts.Kev?.Value.Ransomware ?? false,
            facts.Epss?.Value.Probability,
            facts.CvssScore
        );
        return known[cve] = new(facts, string.Join('|', inputs), priority);
    }

    private WorklistKey KeyOf(PatchCaseContent content, int rank, IReadOnlyList<CvePriority> cves)
    {
        var epss = cves.Max(cve => cve.Epss);
        var cvss = cves.Max(cve => cve.Cvss);
        return new(
            rank,
            cves.Any(cve => cve.Exploited),
            cves.Any(cve => cve.Ransomware),
            WorklistKey.BandOfEpss(epss),
            WorklistKey.BandOfCvss(cvss),
            content.Parts.SelectMany(part => part.Contexts).Max(ExposureOf),
            content.Patch?.RestartRequired == "none",
            content.AssetCount,
            epss ?? 0,
            cvss ?? 0
        );
    }

    private int ExposureOf(AssetContext context)
    {
        var value = AssetInputs
            .Of(context, policy)
            .FirstOrDefault(input => input.Name == "system exposure")
            ?.Value;
        var step = Array.IndexOf(Exposures, value);
        return step < 0 ? Exposures.Length - 1 : step;
    }

    // CVEs with the same input values decide alike; the signature holds those values.
    private sealed record Known(VulnerabilityFacts Facts, string Signature, CvePriority Priority);
}
