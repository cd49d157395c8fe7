using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>People's words on single products, ready to be asked. The latest word on a pair counts.</summary>
internal sealed class IdentityRules
{
    private readonly Dictionary<
        string,
        List<(
            IdentityRule Rule,
            string Statement,
            VendorIdentity AssetVendor,
            VendorIdentity StatementVendor
        )>
    > byAsset = new(StringComparer.Ordinal);

    private readonly VendorTable vendors;

    internal IdentityRules(IEnumerable<IdentityRule> rules, IdentityTables tables)
    {
        vendors = tables.Vendors;
        foreach (var rule in rules.OrderByDescending(rule => rule.At))
        {
            var mine = tables.Vendors.Identify(rule.AssetVendor);
            var theirs = tables.Vendors.Identify(rule.StatementVendor);
            var key = tables.Products.Read(rule.AssetProduct, mine).Key;
            if (!byAsset.TryGetValue(key, out var list))
                byAsset[key] = list = [];
            list.Add((rule, tables.Products.Read(rule.StatementProduct, theirs).Key, mine, theirs));
        }
    }

    /// <summary>The match a person confirmed; null where nobody did. <paramref name="rejected"/> tells that a person refused it.</summary>
    internal IdentityMatch? Ask(AssetIdentity asset, StatementIdentity statement, out bool rejected)
    {
        rejected = false;
        if (byAsset.Count == 0)
            return null;
        foreach (var name in asset.Names)
        {
            foreach (var (rule, key, mine, theirs) in byAsset.GetValueOrDefault(name.Key) ?? [])
            {
                if (!statement.Names.Any(named => named.Key == key))
                    continue;
                if (!Agrees(mine, asset.Vendor) || !Agrees(theirs, statement.Vendor))
                    continue;
                if (!rule.IsSame)
                {
                    rejected = true;
                    return null;
                }
                return new(
                    MatchLevel.Identifier,
                    Confidence.High,
                    ["identity.confirmed"],
                    $"was confirmed to be the statement's product by {rule.By} on {rule.At:yyyy-MM-dd} ({rule.Why})"
                );
            }
        }
        return null;
    }

    /// <summary>The bare keys of the statements that a person confirmed for an asset; they are looked up too.</summary>
    internal IEnumerable<string> ConfirmedKeys(AssetIdentity asset) =>
        byAsset.Count == 0
            ? []
            : asset
                .Names.SelectMany(name => byAsset.GetValueOrDefault(name.Key) ?? [])
                .Where(one => one.Rule.IsSame)
                .Select(one => one.Statement);

    private bool Agrees(VendorIdentity rule, VendorIdentity other) =>
        rule.IsOpen || other.IsOpen || vendors.Link(rule, other) is not null;
}
