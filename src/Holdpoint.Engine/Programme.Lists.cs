using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine;

/// <summary>Lists in parts: a page reads what it shows, however much there is.</summary>
public sealed partial class Programme
{
    /// <summary>A part of the assets.</summary>
    public Task<AssetPart> AssetPartAsync(AssetAsk ask, CancellationToken cancel) =>
        new AssetSearch(_database).ReadAsync(ask, cancel);

    /// <summary>The zones of the sites, each with how many assets it holds; a null zone for assets without one.</summary>
    public Task<IReadOnlyList<(string Site, string? Zone, int Assets)>> ZonesAsync(
        CancellationToken cancel
    ) => new AssetSearch(_database).ZonesAsync(cancel);

    /// <summary>A part of the advisories.</summary>
    public Task<AdvisoryPart> AdvisoryPartAsync(AdvisoryAsk ask, CancellationToken cancel) =>
        new AdvisorySearch(_database).ReadAsync(ask, cancel);

    /// <summary>The publishers of the advisories, ordered.</summary>
    public Task<IReadOnlyList<string>> PublishersAsync(CancellationToken cancel) =>
        new AdvisorySearch(_database).PublishersAsync(cancel);
}
