using Holdpoint.Core.Inventory.Csv;

namespace Holdpoint.Core.Inventory;

/// <summary>What is different between two states of one asset, in the words of the inventory's columns.</summary>
public static class AssetDifference
{
    /// <summary>Everything that is different; empty where nothing is.</summary>
    public static IReadOnlyList<AssetChange> Of(Asset before, Asset after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<AssetChange>();
        foreach (var (column, of) in AssetFields)
            Compare(changes, null, column, of(before), of(after));
        changes.AddRange(Of(before.Components, after.Components));
        return changes;
    }

    /// <summary>
    /// What is different between two sets of components. A component is found again as it stands, by its serial number, as the
    /// same product in another version, or by its place and name; what is left came or went.
    /// </summary>
    public static IReadOnlyList<AssetChange> Of(
        IReadOnlyList<Component> before,
        IReadOnlyList<Component> after
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<AssetChange>();
        // Own copies: two equal components may be one object, and are told apart by it.
        var (left, right) = (before.Select(Copy).ToList(), after.Select(Copy).ToList());
        foreach (var key in Likeness)
            Pair(left, right, key, changes);
        // One of each is the same thing with another content, whatever it is called.
        if (left is [var only] && right is [var other] && Shares(only, other))
            Pair(left, right, _ => "", changes);
        changes.AddRange(left.Select(one => Whole(one, Words(one), null)));
        changes.AddRange(right.Select(one => Whole(one, null, Words(one))));
        return changes;
    }

    /// <summary>A component in words: vendor, product, order number and version.</summary>
    public static string Words(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var words = string.Join(
            ' ',
            new[]
            {
                component.Vendor,
                component.Product,
                component.OrderNumber is { } order ? $"({order})" : null,
                component.Version,
            }.OfType<string>()
        );
        return words.Length > 0 ? words : component.Name ?? component.Type ?? component.SerialNumber ?? "?";
    }

    private static readonly (InventoryColumn Column, Func<Asset, string?> Of)[] AssetFields =
    [
        (InventoryColumn.Zone, asset => asset.Zone),
        (InventoryColumn.Name, asset => asset.Name),
        (InventoryColumn.Type, asset => asset.Type),
        (InventoryColumn.Ip, asset => asset.Ip),
        (InventoryColumn.Mac, asset => asset.Mac),
        (InventoryColumn.Criticality, asset => asset.Criticality),
        (InventoryColumn.Safety, asset => asset.Safety),
        (InventoryColumn.RedundancyGroup, asset => asset.RedundancyGroup),
    ];

    private static readonly (InventoryColumn Column, Func<Component, string?> Of)[] ComponentFields =
    [
        (InventoryColumn.Vendor, one => one.Vendor),
        (InventoryColumn.Product, one => one.Product),
        (InventoryColumn.OrderNumber, one => one.OrderNumber),
        (InventoryColumn.SerialNumber, one => one.SerialNumber),
        (InventoryColumn.Version, one => one.Version),
        (InventoryColumn.Cpe, one => one.Cpe),
        (InventoryColumn.Purl, one => one.Purl),
        (InventoryColumn.Attributes, one => one.Attributes.ToString()),
    ];

    private static readonly Func<Component, object?>[] Likeness =
    [
        one => one,
        one => one.SerialNumber,
        one =>
            one.Product is null && one.OrderNumber is null
                ? null
                : (one.Name, one.Type, one.Vendor, one.Product, one.OrderNumber),
        one => one.OrderNumber,
        one => one.Product is null ? null : (one.Vendor, one.Product),
        one => one.Name is null ? null : (one.Name, one.Type),
    ];

    private static Component Copy(Component one) => one with { };

    private static void Pair(
        List<Component> left,
        List<Component> right,
        Func<Component, object?> key,
        List<AssetChange> changes
    )
    {
        var waiting = new Dictionary<object, Queue<Component>>();
        foreach (var one in right)
        {
            if (key(one) is not { } found)
                continue;
            if (!waiting.TryGetValue(found, out var queue))
                waiting[found] = queue = new();
            queue.Enqueue(one);
        }
        var paired = new HashSet<Component>(ReferenceEqualityComparer.Instance);
        foreach (var one in left)
        {
            if (key(one) is not { } wanted || !waiting.TryGetValue(wanted, out var queue) || queue.Count == 0)
                continue;
            var other = queue.Dequeue();
            paired.Add(one);
            paired.Add(other);
            var words = other.Name ?? Words(other);
            foreach (var (column, of) in ComponentFields)
                Compare(changes, words, column, of(one), of(other));
        }
        left.RemoveAll(paired.Contains);
        right.RemoveAll(paired.Contains);
    }

    private static bool Shares(Component one, Component other) =>
        one.Type == other.Type && (one.Vendor is null || other.Vendor is null || one.Vendor == other.Vendor);

    private static void Compare(
        List<AssetChange> changes,
        string? component,
        InventoryColumn column,
        string? before,
        string? after
    )
    {
        (before, after) = (before is "" ? null : before, after is "" ? null : after);
        if (!string.Equals(before, after, StringComparison.Ordinal))
            changes.Add(new(component, InventoryColumns.Names[(int)column], before, after));
    }

    private static AssetChange Whole(Component component, string? before, string? after) =>
        new(component.Name ?? component.Type, AssetChange.ComponentField, before, after);
}
