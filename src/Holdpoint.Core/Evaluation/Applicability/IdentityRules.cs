using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// People's words on single products, ready to be asked. The latest word on a pair counts. A word on a name without version
/// train and order number means every writing of it that has one.
/// </summary>
public sealed class IdentityRules
{
    private readonly Dictionary<string, List<Entry>> byAsset = new(StringComparer.Ordinal);
    private readonly IdentityTables tables;

    /// <summary>Makes them ready.</summary>
    public IdentityRules(IEnumerable<IdentityRule> rules, IdentityTables tables)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(tables);
        this.tables = tables;
        foreach (var rule in rules.OrderByDescending(rule => rule.At))
        {
            var mine = tables.Vendors.Identify(rule.AssetVendor);
            var theirs = tables.Vendors.Identify(rule.StatementVendor);
            var key = tables.Products.Read(rule.AssetProduct, mine).Key;
            if (!byAsset.TryGetValue(key, out var list))
                byAsset[key] = list = [];
            list.Add(new(rule, tables.Products.Read(rule.StatementProduct, theirs).Key, mine, theirs));
        }
    }

    /// <summary>The word on a pair of names: true for one product, false for two, null where nobody said.</summary>
    public bool? WordOn(string? assetVendor, string asset, string? statementVendor, string statement)
    {
        var mine = tables.Vendors.Identify(assetVendor);
        var theirs = tables.Vendors.Identify(statementVendor);
        var named = tables.Products.Read(statement, theirs);
        foreach (var entry in About(tables.Products.Read(asset, mine)))
        {
            if (entry.Names(named) && Agrees(entry.Mine, mine) && Agrees(entry.Theirs, theirs))
                return entry.Rule.IsSame;
        }
        return null;
    }

    /// <summary>True where a word is about a configuration's product.</summary>
    public bool SpeakOf(Configuration configuration)
    {
        var identity = AssetIdentity.Of(configuration, tables);
        return identity.Names.Any(name => About(name).Any(entry => Agrees(entry.Mine, identity.Vendor)));
    }

    /// <summary>True where a word is about a name that advisories list.</summary>
    public bool SpeakOf(ListedName statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return byAsset.Values.Any(list =>
            list.Exists(entry => entry.Names(statement.Name) && Agrees(entry.Theirs, statement.Company))
        );
    }

    /// <summary>The match a person confirmed; null where nobody did. <paramref name="rejected"/> tells that a person refused it.</summary>
    internal IdentityMatch? Ask(AssetIdentity asset, StatementIdentity statement, out bool rejected)
    {
        rejected = false;
        if (byAsset.Count == 0)
            return null;
        foreach (var entry in asset.Names.SelectMany(About))
        {
            if (!statement.Names.Any(entry.Names))
                continue;
            if (!Agrees(entry.Mine, asset.Vendor) || !Agrees(entry.Theirs, statement.Vendor))
                continue;
            var rule = entry.Rule;
            rejected = !rule.IsSame;
            return rejected
                ? null
                : new(
                    MatchLevel.Identifier,
                    Confidence.High,
                    ["identity.confirmed"],
                    $"was confirmed to be the statement's product by {rule.By} on {rule.At:yyyy-MM-dd} ({rule.Why})"
                );
        }
        return null;
    }

    /// <summary>The bare keys of the statements that a person confirmed for an asset; they are looked up too.</summary>
    internal IEnumerable<string> ConfirmedKeys(AssetIdentity asset) =>
        byAsset.Count == 0
            ? []
            : asset.Names.SelectMany(About).Where(one => one.Rule.IsSame).Select(one => one.Statement);

    private IEnumerable<Entry> About(ProductName name)
    {
        var exact = byAsset.GetValueOrDefault(name.Key) ?? [];
        return name.Bare == name.Key || !byAsset.TryGetValue(name.Bare, out var wide)
            ? exact
            : exact.Concat(wide).OrderByDescending(entry => entry.Rule.At);
    }

    private bool Agrees(VendorIdentity rule, VendorIdentity other) =>
        rule.IsOpen || other.IsOpen || tables.Vendors.Link(rule, other) is not null;

    private sealed record Entry(
        IdentityRule Rule,
        string Statement,
        VendorIdentity Mine,
        VendorIdentity Theirs
    )
    {
        public bool Names(ProductName name) => name.Key == Statement || name.Bare == Statement;
    }
}
