namespace Holdpoint.Core.Inventory;

/// <summary>One physical or virtual thing at a site: controller, HMI, server, switch, drive or instrument.</summary>
public sealed record Asset
{
    /// <summary>The site's own identifier of the asset; unique within the site.</summary>
    public required string Id { get; init; }

    /// <summary>The plant of assets whose source names none.</summary>
    public const string DefaultSite = "default";

    /// <summary>The plant; <see cref="DefaultSite"/> where the source names none.</summary>
    public string Site { get; init; } = DefaultSite;

    /// <summary>IEC 62443 zone, null where not given.</summary>
    public string? Zone { get; init; }

    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>Kind of asset: plc, hmi, server, switch, drive, or the site's own word.</summary>
    public string? Type { get; init; }

    /// <summary>Network address, as text.</summary>
    public string? Ip { get; init; }

    /// <summary>Hardware address, as text.</summary>
    public string? Mac { get; init; }

    /// <summary>How much the process depends on it, as the site writes it; read by the decision's inputs.</summary>
    public string? Criticality { get; init; }

    /// <summary>What its failure does to people and the environment, as the site writes it.</summary>
    public string? Safety { get; init; }

    /// <summary>Assets with the same group are each other's redundancy.</summary>
    public string? RedundancyGroup { get; init; }

    /// <summary>What of it can be patched; at least one.</summary>
    public required IReadOnlyList<Component> Components { get; init; }
}
