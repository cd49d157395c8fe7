using System.Data.Common;
using Holdpoint.Core;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>What the grouping of cases works on: open findings by configuration, and which assets have them.</summary>
internal sealed record CaseInputs(
    IReadOnlyList<ConfigurationFindings> Configurations,
    IReadOnlyList<InstalledConfiguration> Installed
)
{
    /// <summary>Reads the affected and review findings and the assets that have them.</summary>
    /// <param name="reading">The database.</param>
    /// <param name="policyOf">The site's policy: what an asset brings to decisions.</param>
    /// <param name="only">Only these configurations; null for all.</param>
    public static CaseInputs Load(
        Reading reading,
        Func<string, SitePolicy> policyOf,
        IReadOnlyCollection<long>? only
    )
    {
        const string Open =
            "SELECT configuration_id, body FROM findings WHERE verdict IN ('affected', 'review') ";
        var findings = Of(
                reading,
                Open,
                "configuration_id",
                "configuration_id, id",
                only,
                row => (row.GetInt64(0), row.GetString(1))
            )
            .AsParallel()
            .AsOrdered()
            .Select(row => (Configuration: row.Item1, Finding: FindingText.Read(row.Item2)))
            .ToLookup(row => row.Configuration, row => row.Finding);
        const string Stored =
            "SELECT id, vendor, product, order_number, version, cpe, purl, attributes FROM configurations WHERE TRUE ";
        var configurations = Of(
                reading,
                Stored,
                "id",
                "id",
                only,
                row =>
                    findings.Contains(row.GetInt64(0))
                        ? (Id: row.GetInt64(0), Configuration: ConfigurationText.Read(row, 1))
                        : (0, null)
            )
            .Where(row => row.Configuration is not null)
            .Select(row => new ConfigurationFindings(row.Id, row.Configuration!, [.. findings[row.Id]]))
            .ToList();
        return new(configurations, InstalledOf(reading, policyOf, findings.Contains, only));
    }

    // All rows, or those of some keys, in an order that begins with the column.
    private static List<T> Of<T>(
        Reading reading,
        string statement,
        string column,
        string order,
        IReadOnlyCollection<long>? only,
        Func<DbDataReader, T> read
    ) =>
        only is null
            ? [.. reading.Rows($"{statement} ORDER BY {order}").Select(read)]
            :
            [
                .. reading
                    .RowsOf($"{statement} AND {column} IN (@keys) ORDER BY {order}", only.Order())
                    .Select(read),
            ];

    private static List<InstalledConfiguration> InstalledOf(
        Reading reading,
        Func<string, SitePolicy> policyOf,
        Func<long, bool> isOpen,
        IReadOnlyCollection<long>? only
    )
    {
        // An asset counts with all its components.
        var assets = only is null
            ? null
            : reading
                .RowsOf("SELECT DISTINCT asset_id FROM components WHERE configuration_id IN (@keys)", only)
                .Select(row => row.GetInt64(0))
                .ToHashSet();
        const string Statement =
            "SELECT a.id, s.name, a.tag, z.name, a.criticality, a.safety, f.id, f.attributes FROM assets a "
            + "JOIN components c ON c.asset_id = a.id JOIN sites s ON s.id = a.site_id "
            + "JOIN configurations f ON f.id = c.configuration_id LEFT JOIN zones z ON z.id = a.zone_id WHERE TRUE ";
        var rows = Of(
            reading,
            Statement,
            "a.id",
            "a.id, c.id",
            assets,
            row =>
                (
                    Id: row.GetInt64(0),
                    Site: row.GetString(1),
                    Tag: row.GetString(2),
                    Zone: row.TextOrNull(3),
                    Criticality: row.TextOrNull(4),
                    Safety: row.TextOrNull(5),
                    Configuration: row.GetInt64(6),
                    Attributes: row.TextOrNull(7)
                )
        );
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
        foreach (var row in rows)
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
