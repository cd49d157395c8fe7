using Holdpoint.Core;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>What the grouping of cases works on: open findings by configuration, and which assets have them.</summary>
internal sealed record CaseInputs(
    IReadOnlyList<ConfigurationFindings> Configurations,
    IReadOnlyList<InstalledConfiguration> Installed
)
{
    /// <summary>Reads the affected and review findings and the assets that have them.</summary>
    /// <param name="context">The database.</param>
    /// <param name="policyOf">The site's policy: what an asset brings to decisions.</param>
    /// <param name="only">Only these configurations; null for all.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<CaseInputs> LoadAsync(
        HoldpointContext context,
        Func<string, SitePolicy> policyOf,
        IReadOnlyCollection<long>? only,
        CancellationToken cancel
    )
    {
        var rows = await context
            .Findings.AsNoTracking()
            .Where(row => row.Verdict == "affected" || row.Verdict == "review")
            .Where(row => only == null || only.Contains(row.ConfigurationId))
            .OrderBy(row => row.ConfigurationId)
            .Select(row => new { row.ConfigurationId, row.Body })
            .ToListAsync(cancel);
        var findings = rows.AsParallel()
            .AsOrdered()
            .Select(row => (row.ConfigurationId, Finding: FindingText.Read(row.Body)))
            .ToLookup(row => row.ConfigurationId, row => row.Finding);
        var configurations = new List<ConfigurationFindings>(findings.Count);
        var stored = context
            .Configurations.AsNoTracking()
            .Where(row => only == null || only.Contains(row.Id));
        await foreach (var row in stored.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!findings.Contains(row.Id))
                continue;
            var configuration = new Configuration(
                row.Vendor,
                row.Product,
                row.OrderNumber,
                row.Version,
                row.Cpe,
                row.Purl,
                AttributeText.Read(row.Attributes)
            );
            configurations.Add(new(row.Id, configuration, [.. findings[row.Id]]));
        }
        return new(configurations, await InstalledAsync(context, policyOf, findings.Contains, only, cancel));
    }

    private static async Task<List<InstalledConfiguration>> InstalledAsync(
        HoldpointContext context,
        Func<string, SitePolicy> policyOf,
        Func<long, bool> isOpen,
        IReadOnlyCollection<long>? only,
        CancellationToken cancel
    )
    {
        var rows =
            from component in context.Components
            join asset in context.Assets on component.AssetId equals asset.Id
            join site in context.Sites on asset.SiteId equals site.Id
            join configuration in context.Configurations on component.ConfigurationId equals configuration.Id
            join zone in context.Zones on asset.ZoneId equals zone.Id into zones
            from zone in zones.DefaultIfEmpty()
            where
                only == null
                || context.Components.Any(other =>
                    other.AssetId == asset.Id && only.Contains(other.ConfigurationId)
                )
            orderby asset.Id
            select new
            {
                asset.Id,
                Site = site.Name,
                asset.Tag,
                Zone = zone == null ? null : zone.Name,
                asset.Criticality,
                asset.Safety,
                Configuration = configuration.Id,
                configuration.Attributes,
            };
        var installed = new List<InstalledConfiguration>();
        var contexts = new Dictionary<AssetContext, AssetContext>();
        var components = new List<(long Configuration, AttributeSet Attributes)>();
        (long Id, string Site, string Tag, string? Zone, string? Criticality, string? Safety)? current = null;
        void Close()
        {
            if (current is not { } asset || !components.Exists(one => isOpen(one.Configuration)))
                return;
            var made = policyOf(asset.Site)
                .ContextOf(
                    new()
                    {
                        Id = asset.Tag,
                        Zone = asset.Zone,
                        Criticality = asset.Criticality,
                        Safety = asset.Safety,
                        Components = components.ConvertAll(one => new Component
                        {
                            Attributes = one.Attributes,
                        }),
                    }
                );
            if (!contexts.TryGetValue(made, out var shared))
                contexts[made] = shared = made;
            foreach (var (configuration, _) in components)
            {
                if (isOpen(configuration))
                    installed.Add(new(configuration, asset.Site, asset.Tag, shared));
            }
        }
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (current?.Id != row.Id)
            {
                Close();
                components.Clear();
                current = (row.Id, row.Site, row.Tag, row.Zone, row.Criticality, row.Safety);
            }
            components.Add((row.Configuration, AttributeText.Read(row.Attributes)));
        }
        Close();
        return installed;
    }
}
