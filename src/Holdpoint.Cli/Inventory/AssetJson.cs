using Holdpoint.Core.Inventory;

namespace Holdpoint.Cli.Inventory;

/// <summary>An asset as <c>--json</c> writes it.</summary>
internal static class AssetJson
{
    /// <summary>The asset with the match-data quality of its components.</summary>
    public static object Of(Asset asset, IReadOnlyList<MatchDataQuality> qualities) =>
        new
        {
            Asset = asset.Id,
            asset.Site,
            asset.Zone,
            asset.Name,
            asset.Type,
            asset.Ip,
            asset.Mac,
            asset.Criticality,
            asset.Safety,
            asset.RedundancyGroup,
            Components = asset.Components.Select(
                (component, at) =>
                    new
                    {
                        component.Name,
                        component.Type,
                        component.Vendor,
                        component.Product,
                        component.OrderNumber,
                        component.SerialNumber,
                        component.Version,
                        component.Cpe,
                        component.Purl,
                        Attributes = component.Attributes.ToDictionary(
                            pair => pair.Key,
                            pair => pair.Value,
                            StringComparer.Ordinal
                        ),
                        MatchData = new
                        {
                            qualities[at].Level,
                            qualities[at].Score,
                            qualities[at].Missing,
                        },
                    }
            ),
        };
}
