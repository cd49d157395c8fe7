using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Inventory;

/// <summary>Writes assets and their components.</summary>
internal sealed class AssetWriter(Writing writing, ConfigurationTable configurations, DateTimeOffset now)
    : IDisposable
{
    private readonly RowWriter _add = writing.InsertAndRead(
        "assets",
        "site_id",
        "zone_id",
        "tag",
        "name",
        "type",
        "ip",
        "mac",
        "criticality",
        "safety",
        "redundancy_group",
        "added_at",
        "changed_at",
        "digest"
    );
    private readonly RowWriter _change = writing.Prepare(
        "UPDATE assets SET zone_id = @p1, name = @p2, type = @p3, ip = @p4, mac = @p5, criticality = @p6, "
            + "safety = @p7, redundancy_group = @p8, changed_at = @p9, digest = @p10 WHERE id = @p0",
        11
    );
    private readonly RowWriter _removeComponents = writing.Prepare(
        "DELETE FROM components WHERE asset_id = @p0",
        1
    );
    private readonly RowWriter _remove = writing.Prepare("DELETE FROM assets WHERE id = @p0", 1);
    private readonly RowWriter _component = writing.Insert(
        "components",
        "asset_id",
        "position",
        "configuration_id",
        "name",
        "type",
        "serial_number"
    );

    /// <summary>Adds an asset.</summary>
    public void Add(Asset asset, int site, int? zone, string digest)
    {
        var id = _add.WriteAndRead(
            site,
            zone,
            asset.Id,
            asset.Name,
            asset.Type,
            asset.Ip,
            asset.Mac,
            asset.Criticality,
            asset.Safety,
            asset.RedundancyGroup,
            now,
            now,
            digest
        );
        AddComponents(id, asset.Components);
    }

    /// <summary>Changes an asset; its components are written anew.</summary>
    public void Change(long id, Asset asset, int? zone, string digest)
    {
        _change.Write(
            id,
            zone,
            asset.Name,
            asset.Type,
            asset.Ip,
            asset.Mac,
            asset.Criticality,
            asset.Safety,
            asset.RedundancyGroup,
            now,
            digest
        );
        _removeComponents.Write(id);
        AddComponents(id, asset.Components);
    }

    /// <summary>Removes an asset.</summary>
    public void Remove(long id)
    {
        _removeComponents.Write(id);
        _remove.Write(id);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _add.Dispose();
        _change.Dispose();
        _removeComponents.Dispose();
        _remove.Dispose();
        _component.Dispose();
    }

    private void AddComponents(long asset, IReadOnlyList<Component> components)
    {
        for (var at = 0; at < components.Count; at++)
        {
            var component = components[at];
            _component.Write(
                asset,
                at,
                configurations.IdOf(component, components),
                component.Name,
                component.Type,
                component.SerialNumber
            );
        }
    }
}
