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
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(rules);
        this.tables = tables;
        this.rules = new(rules, tables);
    }

    /// <summary>With the tables that ship with the program and nothing confirmed.</summary>
    public static Matcher Shipped { get; } = new(IdentityTables.Shipped, []);

    /// <summary>What the advisories mean for a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="index">The advisories.</param>
    /// <param name="serialNumber">The unit's serial number; null to ask for all units at once.</param>
    /// <param name="others">The asset's other components; empty where they are not known or not asked for.</param>
    public MatchResult Match(
        Configuration configuration,
        AdvisoryIndex index,
        string? serialNumber = null,
        IReadOnlyList<Configuration>? others = null
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Judge(Identify(configuration, index), configuration, index, serialNumber, others ?? []);
    }

    /// <summary>
    /// What of another component of the asset can change a verdict: which product it is, not in which version. Equal answers
    /// mean that no statement can tell the components apart.
    /// </summary>
    public static Configuration AsOther(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return IdentifiedProduct.KeyOf(configuration);
    }

    /// <summary>The keys by which <see cref="StatementReach"/> leads to a configuration.</summary>
    public IReadOnlySet<string> ReachOf(Configuration configuration)
    {
        var identity = IdentityOf(configuration);
        return StatementReach.KeysOf(identity, KeysOf(identity));
    }

    /// <summary>What identifies a configuration's product.</summary>
    internal AssetIdentity IdentityOf(Configuration configuration) => AssetIdentity.Of(configuration, tables);

    /// <summary>The keys under which an identity is looked up, what people confirmed included.</summary>
    internal IEnumerable<string> KeysOf(AssetIdentity identity) =>
        IdentityKeys.Of(identity).Concat(rules.ConfirmedKeys(identity).Select(name => "b" + name));

    /// <summary>The statements about a configuration's product, whatever its version.</summary>
    internal IdentifiedProduct Identify(Configuration configuration, AdvisoryIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Identify(AssetIdentity.Of(configuration, tables), index);
    }

    /// <summary>The statements about a product.</summary>
    internal IdentifiedProduct Identify(AssetIdentity identity, AdvisoryIndex index)
    {
        var found = new List<(int Place, IdentityMatch Match)>();
        foreach (var listed in index.Find(identity, rules.ConfirmedKeys(identity)))
        {
            var match =
                rules.Ask(identity, listed.Identity, out var rejected)
                ?? IdentityMatcher.Match(identity, listed.Identity, tables.Vendors);
            // A person's word against a name does not speak against an order number.
            if (match is null || (rejected && match.Level != MatchLevel.Identifier))
                continue;
            foreach (var place in listed.Places)
                found.Add((place, match));
        }
        found.Sort((one, other) => one.Place.CompareTo(other.Place));
        return new(
            identity,
            found.ConvertAll(one => new IdentifiedProduct.Candidate(index[one.Place], one.Match))
        );
    }

    /// <summary>Holds a configuration's version against the statements about its product.</summary>
    internal MatchResult Judge(
        IdentifiedProduct product,
        Configuration configuration,
        AdvisoryIndex index,
        string? serialNumber,
        IReadOnlyList<Configuration> others
    )
    {
        var candidates = product.Candidates;
        if (candidates.Count == 0)
            return MatchResult.None;
        var identity = product.Identity;
        var installed = new InstalledVersion(
            AssetIdentity.VersionOf(configuration, identity),
            configuration.Attributes,
            serialNumber
        )
        {
            IsFromName = AssetIdentity.IsVersionFromName(configuration, identity),
        };
        var hosts = new HostCheck(
            [.. others.Select(other => AssetIdentity.Of(other, tables))],
            tables.Vendors
        );
        var findings = new List<Finding>();
        var dependsOnSerial = false;
        var matched = new List<MatchedStatement>();
        for (var at = 0; at < candidates.Count; )
        {
            var advisory = candidates[at].Advisory;
            matched.Clear();
            for (; at < candidates.Count && candidates[at].Advisory == advisory; at++)
            {
                var candidate = candidates[at];
                var one = MatchedStatement.Of(
                    candidate.Statement,
                    candidate.Match,
                    identity,
                    installed,
                    hosts
                );
                if (one is not null)
                {
                    matched.Add(one);
                    dependsOnSerial |= one.Located.NeedsSerial;
                }
            }
            if (matched.Count > 0)
                AdvisoryJudge.Judge(index.Advisories[advisory], matched, identity, findings);
        }
        return new(findings, dependsOnSerial, hosts.WasAsked && others.Count == 0);
    }
}
