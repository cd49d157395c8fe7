namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>The decision inputs that belong to the asset: system exposure, publicly exposed, safety impact, mission impact, and a site's own.</summary>
internal static class AssetInputs
{
    private static readonly (
        string Point,
        string Fact,
        Func<AssetContext, string?> Asset,
        Func<ZoneContext, string?> Zone
    )[] Points =
    [
        ("system exposure", "exposure", asset => asset.Exposure, zone => zone.Exposure),
        ("publicly exposed", "exposure", asset => asset.Exposure, zone => zone.Exposure),
        ("safety impact", "safety", asset => asset.Safety, zone => zone.Safety),
        ("mission impact", "criticality", asset => asset.Criticality, zone => zone.Criticality),
    ];

    /// <summary>The inputs that are known; what is not known, or said in a word nobody mapped, is left to the table's default.</summary>
    public static IEnumerable<DecisionInput> Of(AssetContext asset, SitePolicy policy)
    {
        var zone = asset.Zone is null ? null : policy.Zones.GetValueOrDefault(asset.Zone);
        foreach (var (point, fact, ofAsset, ofZone) in Points)
        {
            var (word, source) =
                asset.Policy[fact] is { Length: > 0 } told ? (told, "site policy")
                : ofAsset(asset) is { Length: > 0 } own ? (own, "asset data")
                : zone is not null && ofZone(zone) is { Length: > 0 } zones ? (zones, $"zone {asset.Zone}")
                : (null, "");
            if (word is null)
                continue;
            var value = policy.Words.Find(point, word);
            // A word nobody mapped is handed on as it is: the table takes its default and the record says why.
            yield return new(
                point,
                value ?? word,
                source,
                null,
                false,
                value is null ? $"{fact} \"{word}\" is not mapped." : $"{fact} \"{word}\" stands for {value}."
            );
        }
        foreach (var (name, value) in asset.Further)
            yield return new(
                name,
                value.ToLowerInvariant(),
                "asset data",
                null,
                false,
                $"The asset's attribute {name} says so."
            );
    }
}
