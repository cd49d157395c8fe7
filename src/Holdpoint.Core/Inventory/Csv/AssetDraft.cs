namespace Holdpoint.Core.Inventory.Csv;

/// <summary>An asset while its rows are still coming in.</summary>
internal sealed class AssetDraft(Asset asset, long line)
{
    public Asset Asset { get; set; } = asset;

    public long Line => line;

    public List<Component> Components { get; } = new(1);

    public Asset ToAsset() => Asset with { Components = Components };

    public static string? Of(Asset asset, InventoryColumn column) =>
        column switch
        {
            InventoryColumn.Zone => asset.Zone,
            InventoryColumn.Ip => asset.Ip,
            InventoryColumn.Mac => asset.Mac,
            InventoryColumn.Criticality => asset.Criticality,
            InventoryColumn.Safety => asset.Safety,
            _ => asset.RedundancyGroup,
        };

    public static Asset With(Asset asset, InventoryColumn column, string value) =>
        column switch
        {
            InventoryColumn.Zone => asset with { Zone = value },
            InventoryColumn.Ip => asset with { Ip = value },
            InventoryColumn.Mac => asset with { Mac = value },
            InventoryColumn.Criticality => asset with { Criticality = value },
            InventoryColumn.Safety => asset with { Safety = value },
            _ => asset with { RedundancyGroup = value },
        };
}
