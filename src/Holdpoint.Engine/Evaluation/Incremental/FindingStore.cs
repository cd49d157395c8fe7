using Holdpoint.Core.Evaluation;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>A finding on an asset's component.</summary>
/// <param name="Site">The asset's site.</param>
/// <param name="Asset">The site's identifier of the asset.</param>
/// <param name="Component">The component's place among the asset's, from 0.</param>
/// <param name="Finding">The finding.</param>
public sealed record AssetFinding(string Site, string Asset, int Component, Finding Finding);

/// <summary>Reads findings.</summary>
internal sealed class FindingStore(Database database)
{
    /// <summary>The findings on one asset.</summary>
    public Task<IReadOnlyList<AssetFinding>> OfAssetAsync(
        string site,
        string asset,
        CancellationToken cancel
    ) => ReadAsync(rows => rows.Where(row => row.Site == site && row.Asset == asset), cancel);

    /// <summary>The findings of one advisory, on all assets.</summary>
    public Task<IReadOnlyList<AssetFinding>> OfAdvisoryAsync(string advisory, CancellationToken cancel) =>
        ReadAsync(rows => rows.Where(row => row.Advisory == advisory), cancel);

    private async Task<IReadOnlyList<AssetFinding>> ReadAsync(
        Func<IQueryable<Row>, IQueryable<Row>> choose,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var rows =
            from finding in context.Findings
            join component in context.Components on finding.ConfigurationId equals component.ConfigurationId
            join asset in context.Assets on component.AssetId equals asset.Id
            join site in context.Sites on asset.SiteId equals site.Id
            join advisory in context.Advisories on finding.AdvisoryId equals advisory.Id
            select new Row
            {
                Site = site.Name,
                Asset = asset.Tag,
                Component = component.Position,
                Advisory = advisory.Key,
                Finding = finding.Id,
                Body = finding.Body,
            };
        var found = await choose(rows)
            .OrderBy(row => row.Site)
            .ThenBy(row => row.Asset)
            .ThenBy(row => row.Component)
            .ThenBy(row => row.Finding)
            .ToListAsync(cancel);
        return found.ConvertAll(row => new AssetFinding(
            row.Site,
            row.Asset,
            row.Component,
            FindingText.Read(row.Body)
        ));
    }

    private sealed class Row
    {
        public required string Site { get; init; }
        public required string Asset { get; init; }
        public int Component { get; init; }
        public required string Advisory { get; init; }
        public long Finding { get; init; }
        public required string Body { get; init; }
    }
}
