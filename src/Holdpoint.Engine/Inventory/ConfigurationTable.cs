using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>The distinct configurations by content; new ones are made on the way.</summary>
internal sealed class ConfigurationTable
{
    private const string Statement =
        "INSERT INTO configurations (digest, vendor, product, order_number, version, cpe, purl, attributes, "
        + "serial_number, depends_on_serial) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9) RETURNING id";
    private readonly Writing _writing;
    private readonly Dictionary<string, (long Id, bool DependsOnSerial)> _byDigest;
    private readonly Dictionary<Configuration, (long Id, bool DependsOnSerial)> _seen = [];
    private RowWriter? _insert;

    private ConfigurationTable(Writing writing, Dictionary<string, (long, bool)> byDigest) =>
        (_writing, _byDigest) = (writing, byDigest);

    /// <summary>Loads what is there.</summary>
    public static async Task<ConfigurationTable> LoadAsync(
        HoldpointContext context,
        Writing writing,
        CancellationToken cancel
    )
    {
        var rows = context.Configurations.Select(row => new
        {
            row.Id,
            row.Digest,
            row.DependsOnSerial,
        });
        var byDigest = new Dictionary<string, (long, bool)>(StringComparer.Ordinal);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            byDigest[row.Digest] = (row.Id, row.DependsOnSerial);
        return new(writing, byDigest);
    }

    /// <summary>The id of a component's configuration; of its single unit where the serial number matters.</summary>
    public long IdOf(Component component)
    {
        var configuration = Configuration.Of(component);
        if (!_seen.TryGetValue(configuration, out var known))
            _seen[configuration] = known = Find(configuration, null);
        return known.DependsOnSerial && component.SerialNumber is { } serial
            ? Find(configuration, serial).Id
            : known.Id;
    }

    /// <summary>The id of one unit of a configuration.</summary>
    public long IdOfUnit(Configuration configuration, string serialNumber) =>
        Find(configuration, serialNumber).Id;

    /// <summary>Removes configurations that no component has any more, with their findings.</summary>
    public void RemoveUnused()
    {
        const string Unused =
            "SELECT id FROM configurations c WHERE NOT c.depends_on_serial "
            + "AND NOT EXISTS (SELECT 1 FROM components k WHERE k.configuration_id = c.id)";
        foreach (var table in (string[])["findings", "case_parts"])
        {
            using var delete = _writing.Prepare(
                $"DELETE FROM {table} WHERE configuration_id IN ({Unused})",
                0
            );
            delete.Write();
        }
        using var remove = _writing.Prepare($"DELETE FROM configurations WHERE id IN ({Unused})", 0);
        remove.Write();
        _insert?.Dispose();
    }

    private (long Id, bool DependsOnSerial) Find(Configuration configuration, string? serialNumber)
    {
        var digest = Digest.Of(configuration, serialNumber);
        if (_byDigest.TryGetValue(digest, out var known))
            return known;
        _insert ??= _writing.Prepare(Statement, 10);
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
            false
        );
        return _byDigest[digest] = (id, false);
    }
}
