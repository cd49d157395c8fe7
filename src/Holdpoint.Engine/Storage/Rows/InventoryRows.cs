namespace Holdpoint.Engine.Storage.Rows;

/// <summary>A plant.</summary>
internal sealed class SiteRow
{
    public int Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The revision of the site's policy by which its cases were last decided; null for the shipped one.</summary>
    public string? DecidedBy { get; set; }
}

/// <summary>A zone of a plant (IEC 62443).</summary>
internal sealed class ZoneRow
{
    public int Id { get; set; }
    public int SiteId { get; set; }
    public required string Name { get; set; }
}

/// <summary>An asset.</summary>
internal sealed class AssetRow
{
    public long Id { get; set; }
    public int SiteId { get; set; }
    public int? ZoneId { get; set; }

    /// <summary>The site's own identifier of the asset.</summary>
    public required string Tag { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Ip { get; set; }
    public string? Mac { get; set; }
    public string? Criticality { get; set; }
    public string? Safety { get; set; }
    public string? RedundancyGroup { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>SHA-256 of everything the inventory says of the asset: an equal import changes nothing.</summary>
    public required string Digest { get; set; }
}

/// <summary>A component of an asset.</summary>
internal sealed class ComponentRow
{
    public long Id { get; set; }
    public long AssetId { get; set; }

    /// <summary>Its place among the asset's components, from 0.</summary>
    public int Position { get; set; }
    public long ConfigurationId { get; set; }
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? SerialNumber { get; set; }
}

/// <summary>A distinct configuration; findings hang on it.</summary>
internal sealed class ConfigurationRow
{
    public long Id { get; set; }

    /// <summary>SHA-256 of all that follows.</summary>
    public required string Digest { get; set; }
    public string? Vendor { get; set; }
    public string? Product { get; set; }
    public string? OrderNumber { get; set; }
    public string? Version { get; set; }
    public string? Cpe { get; set; }
    public string? Purl { get; set; }

    /// <summary>As <c>key=value;…</c>, ordered by key.</summary>
    public string? Attributes { get; set; }

    /// <summary>The one unit's serial number, where a statement makes it matter; null for all units at once.</summary>
    public string? SerialNumber { get; set; }

    /// <summary>True once a statement was met whose verdict a serial number may change.</summary>
    public bool DependsOnSerial { get; set; }

    /// <summary>
    /// The asset's other components, where a statement makes them matter, as <see cref="Inventory.OtherComponents"/> writes
    /// them; null for all assets at once.
    /// </summary>
    public string? Others { get; set; }

    /// <summary>True once a statement was met whose verdict the asset's other components may change.</summary>
    public bool DependsOnOthers { get; set; }

    /// <summary>The evaluation that held it against every advisory; null before.</summary>
    public long? EvaluationId { get; set; }

    /// <summary>The folded product that patch cases are grouped by; null before it was evaluated.</summary>
    public string? ProductKey { get; set; }
}

/// <summary>A key of an evaluated configuration's identity, by which statements that may speak of it are told.</summary>
internal sealed class ConfigurationKeyRow
{
    /// <summary>As <see cref="Core.Evaluation.Applicability.Matcher.ReachOf"/> gives it.</summary>
    public required string Key { get; set; }
    public long ConfigurationId { get; set; }
}
