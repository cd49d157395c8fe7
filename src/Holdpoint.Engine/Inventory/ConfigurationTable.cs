using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Inventory;

/// <summary>The distinct configurations by content; new ones are made on the way.</summary>
internal sealed class ConfigurationTable
{
    private readonly Writing _writing;
    private readonly Dictionary<string, Known> _byDigest;
    private readonly Dictionary<Configuration, Known> _seen = [];
    private RowWriter? _insert;

    private ConfigurationTable(Writing writing, Dictionary<string, Known> byDigest) =>
        (_writing, _byDigest) = (writing, byDigest);

    /// <summary>Loads what is there.</summary>
    public static ConfigurationTable Load(Writing writing)
    {
        var byDigest = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (
            var row in writing.Rows(
                "SELECT id, digest, depends_on_serial, depends_on_others FROM configurations"
            )
        )
            byDigest[row.GetString(1)] = new(row.GetInt64(0), row.GetBoolean(2), row.GetBoolean(3));
        return new(writing, byDigest);
    }

    /// <summary>The id of a component's configuration: of the part of it that it belongs to, where it was split.</summary>
    /// <param name="component">The component.</param>
    /// <param name="all">All components of its asset.</param>
    public long IdOf(Component component, IReadOnlyList<Component> all)
    {
        var configuration = Configuration.Of(component);
        if (!_seen.TryGetValue(configuration, out var known))
            _seen[configuration] = known = Find(configuration, null, null);
        if (!known.DependsOnSerial && !known.DependsOnOthers)
            return known.Id;
        var others = all.Where(other => !ReferenceEquals(other, component)).Select(Configuration.Of);
        return PartOf(configuration, component.SerialNumber, OtherComponents.Write(others)).Id;
    }

    /// <summary>The part of a configuration that a unit belongs to, as far as the configuration was split.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="serialNumber">The unit's serial number.</param>
    /// <param name="others">The asset's other components, as <see cref="OtherComponents"/> writes them.</param>
    public (long Id, string? SerialNumber, string? Others) PartOf(
        Configuration configuration,
        string? serialNumber,
        string? others
    )
    {
        (string? Serial, string? Others) part = default;
        while (true)
        {
            var known = Find(configuration, part.Serial, part.Others);
            var next = (
                known.DependsOnSerial ? serialNumber : part.Serial,
                known.DependsOnOthers ? others : part.Others
            );
            if (next == part)
                return (known.Id, part.Serial, part.Others);
            part = next;
        }
    }

    /// <summary>From now on the units of a configuration, or of a part of it, are told apart.</summary>
    public void Split(
        Configuration configuration,
        string? serialNumber,
        string? others,
        bool bySerial,
        bool byOthers
    )
    {
        var digest = Digest.Of(configuration, serialNumber, others);
        var known = _byDigest[digest];
        known = known with
        {
            DependsOnSerial = known.DependsOnSerial || bySerial,
            DependsOnOthers = known.DependsOnOthers || byOthers,
        };
        using var mark = _writing.Prepare(
            "UPDATE configurations SET depends_on_serial = @p1, depends_on_others = @p2 WHERE id = @p0",
            3
        );
        mark.Write(known.Id, known.DependsOnSerial, known.DependsOnOthers);
        _byDigest[digest] = known;
    }

    /// <summary>
    /// Removes configurations that no component has any more, with their findings. One that was split stays, so that its
    /// units are told apart again; nothing keeps it up to date, so that it is evaluated anew when a component has it.
    /// </summary>
    public void RemoveUnused()
    {
        const string Unused =
            "NOT EXISTS (SELECT 1 FROM components k WHERE k.configuration_id = configurations.id)";
        if (_writing.Number($"SELECT id FROM configurations WHERE {Unused} LIMIT 1") is null)
            return;
        foreach (var table in (string[])["findings", "case_parts"])
        {
            using var delete = _writing.Prepare(
                $"DELETE FROM {table} WHERE configuration_id IN (SELECT id FROM configurations WHERE {Unused})",
                0
            );
            delete.Write();
        }
        using var forget = _writing.Prepare(
            $"UPDATE configurations SET evaluation_id = NULL WHERE evaluation_id IS NOT NULL AND {Unused}",
            0
        );
        forget.Write();
        using var remove = _writing.Prepare(
            $"DELETE FROM configurations WHERE NOT depends_on_serial AND NOT depends_on_others AND {Unused}",
            0
        );
        remove.Write();
        using var keys = _writing.Prepare(
            "DELETE FROM configuration_keys WHERE configuration_id NOT IN (SELECT id FROM configurations)",
            0
        );
        keys.Write();
        _insert?.Dispose();
        _insert = null;
    }

    private Known Find(Configuration configuration, string? serialNumber, string? others)
    {
        var digest = Digest.Of(configuration, serialNumber, others);
        if (_byDigest.TryGetValue(digest, out var known))
            return known;
        _insert ??= _writing.InsertAndRead(
            "configurations",
            "digest",
            "vendor",
            "product",
            "order_number",
            "version",
            "cpe",
            "purl",
            "attributes",
            "serial_number",
            "others",
            "depends_on_serial",
            "depends_on_others"
        );
        var id = _insert.WriteAndRead(
            digest,
            configuration.Vendor,
            configuration.Product,
            configuration.OrderNumber,
            configuration.Version,
            configuration.Cpe,
            configuration.Purl,
            AttributeText.Write(configuration.Attributes),
            serialNumber,
            others,
            false,
            false
        );
        return _byDigest[digest] = new(id, DependsOnSerial: false, DependsOnOthers: false);
    }

    private readonly record struct Known(long Id, bool DependsOnSerial, bool DependsOnOthers);
}
