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
    private readonly KnownContexts contexts = new(policy);
    private readonly Dictionary<string, KnownVulnerability> vulnerabilities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> signatures = new(StringComparer.Ordinal);
    private readonly Dictionary<
        (int Table, int Signature, int Context),
        (int Rank, string Outcome)
    > outcomes = [];
    private readonly TableRef[] tables = [policy.PriorityTable, .. policy.OtherTables];

    /// <summary>The policy it works by.</summary>
    public SitePolicy Policy => policy;

    /// <summary>The assessment of a case: the most urgent outcome over its CVEs and the contexts of the assets that have them.</summary>
    public CaseAssessment Assess(PatchCaseContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var ranked = Rows(content)
            .Select(row => (row.Cve, row.Contexts, Worst: Worst(row.Cve, row.Contexts, 0)))
            .OrderByDescending(row => row.Worst.Rank)
            .ThenByDescending(row => row.Cve.Priority.Exploited)
            .ThenByDescending(row => row.Cve.Priority.Ransomware)
            .ThenByDescending(row => row.Cve.Priority.Epss ?? 0)
            .ThenByDescending(row => row.Cve.Priority.Cvss ?? 0)
            .ThenBy(row => row.Cve.Facts.Cve, StringComparer.Ordinal)
            .ToList();
        var first = ranked[0];
        var records = new List<DecisionRecord> { Decide(first.Cve, first.Worst.Context, 0) };
        for (var table = 1; table < tables.Length; table++)
        {
            // MaxBy keeps the first of equals: the CVE that the priority table put first.
            var worst = ranked
                .Select(row => (row.Cve, Worst: Worst(row.Cve, row.Contexts, table)))
                .MaxBy(row => row.Worst.Rank);
            records.Add(Decide(worst.Cve, worst.Worst.Context, table));
        }
        return new()
        {
            Policy = policy.Revision,
            Outcome = first.Worst.Outcome,
            OutcomeRank = first.Worst.Rank,
            Records = records,
            Cves = [.. ranked.Select(row => row.Cve.Priority with { Outcome = row.Worst.Outcome })],
            Key = KeyOf(content, first.Worst.Rank, [.. ranked.Select(row => row.Cve.Priority)]),
        };
    }

    // Each CVE of the case once, with the contexts of all parts that have it.
    private List<(KnownVulnerability Cve, IReadOnlyCollection<int> Contexts)> Rows(PatchCaseContent content)
    {
        var having = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var part in content.Parts)
        {
            var ids = contexts.IdsOf(part.Contexts);
            foreach (var one in part.Findings)
            foreach (var cve in one.Finding.Cves)
            {
                if (!having.TryGetValue(cve, out var set))
                    having[cve] = set = [];
                set.UnionWith(ids);
            }
        }
        // A finding without any CVE still needs an outcome: nothing is known of it, so defaults decide.
        if (having.Count == 0)
            having[content.Advisories[0]] =
            [
                .. content.Parts.SelectMany(part => contexts.IdsOf(part.Contexts)),
            ];
        return [.. having.Select(pair => (Look(pair.Key), (IReadOnlyCollection<int>)pair.Value))];
    }

    private (int Rank, string Outcome, int Context) Worst(
        KnownVulnerability cve,
        IReadOnlyCollection<int> having,
        int table
    )
    {
        (int Rank, string Outcome, int Context) worst = (-1, "", int.MaxValue);
        foreach (var context in having)
        {
            var (rank, outcome) = OutcomeOf(cve, context, table);
            // Of contexts that come out alike the smallest in words, so that the order of the input does not matter.
            if (rank > worst.Rank || (rank == worst.Rank && contexts.IsBefore(context, worst.Context)))
                worst = (rank, outcome, context);
        }
        return worst;
    }

    private (int Rank, string Outcome) OutcomeOf(KnownVulnerability cve, int context, int table)
    {
        var key = (table, cve.Signature, context);
        if (outcomes.TryGetValue(key, out var found))
            return found;
        var record = Decide(cve, context, table);
        var rank = policy.Tables.Find(tables[table].Id, tables[table].Version)!.RankOf(record.Outcome);
        return outcomes[key] = (rank, record.Outcome);
    }

    private DecisionRecord Decide(KnownVulnerability cve, int context, int table) =>
        VulnerabilityDecision.Decide(cve.Facts, contexts[context], tables[table], policy);

    private KnownVulnerability Look(string cve)
    {
        if (vulnerabilities.TryGetValue(cve, out var found))
            return found;
        var made = KnownVulnerability.Of(factsOf(cve), policy, signatures);
        return vulnerabilities[cve] = made;
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
            content.Parts.Max(part => contexts.WidestExposure(part.Contexts)),
            content.Patch?.RestartRequired == "none",
            content.AssetCount,
            epss ?? 0,
            cvss ?? 0
        );
    }
}
