using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Holds configurations against advisories. Immutable; safe to use from many threads.</summary>
public sealed class Matcher
{
    private readonly IdentityTables tables;
    private readonly IdentityRules rules;

    /// <summary>Makes a matcher.</summary>
    /// <param name="tables">The tables that names are read with.</param>
    /// <param name="rules">What people said about single products; they come before everything else.</param>
    public Matcher(IdentityTables tables, IEnumerable<IdentityRule> rules)
    {
        this.tables = tables;
        this.rules = new(rules, tables);
    }

    /// <summary>With the tables that ship with the program and nothing confirmed.</summary>
    public static Matcher Shipped { get; } = new(IdentityTables.Shipped, []);

    /// <summary>What the advisories mean for a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="index">The advisories.</param>
    /// <param name="serialNumber">The unit's serial number; null to ask for all units at once.</param>
    public MatchResult Match(Configuration configuration, AdvisoryIndex index, string? serialNumber = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(index);
        var identity = AssetIdentity.Of(configuration, tables);
        var installed = new InstalledVersion(identity.Version, configuration.Attributes, serialNumber);
        var found = index.Find(identity);
        if (found.Count == 0)
            return MatchResult.None;
        var findings = new List<Finding>();
        var proposals = new List<ProposedMatch>();
        var dependsOnSerial = false;
        for (var start = 0; start < found.Count; )
        {
            var end = start;
            while (end < found.Count && found[end].Advisory == found[start].Advisory)
                end++;
            var advisory = index.Advisories[found[start].Advisory];
            dependsOnSerial |= Judge(advisory, found, start, end, identity, installed, findings, proposals);
            start = end;
        }
        proposals.Sort((one, other) => other.Score.CompareTo(one.Score));
        return new(findings, proposals, dependsOnSerial);
    }

    private bool Judge(
        AdvisoryStatements advisory,
        List<IndexEntry> found,
        int start,
        int end,
        AssetIdentity identity,
        InstalledVersion installed,
        List<Finding> findings,
        List<ProposedMatch> proposals
    )
    {
        var matched = new List<MatchedStatement>();
        for (var i = start; i < end; i++)
        {
            var statement = found[i].Statement;
            var match =
                rules.Ask(identity, statement.Identity, out var rejected)
                ?? IdentityMatcher.Match(identity, statement.Identity, tables.Vendors);
            if (match is null || rejected)
                continue;
            if (MatchedStatement.Of(statement, match, identity, installed) is { } one)
                matched.Add(one);
        }
        if (matched.Count == 0)
            return false;
        AdvisoryJudge.Judge(advisory, matched, identity, findings);
        return matched.Exists(one => one.Located.NeedsSerial);
    }
}
