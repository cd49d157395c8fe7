namespace Holdpoint.Core.Inventory;

/// <summary>
/// What of an asset can be patched: firmware, operating system, application or module. Every field is as the
/// source wrote it (trimmed); null where the source said nothing.
/// </summary>
public sealed record Component
{
    /// <summary>What people call it, for example "CPU in slot 2".</summary>
    public string? Name { get; init; }

    /// <summary>Kind of component: firmware, os, application, module, or the site's own word.</summary>
    public string? Type { get; init; }

    /// <summary>Who makes it.</summary>
    public string? Vendor { get; init; }

    /// <summary>The product's name, possibly with a version train in it ("SIMATIC WinCC V7.5 SP2 Update 15").</summary>
    public string? Product { get; init; }

    /// <summary>Order, catalogue or part number, as printed or as the device reports it.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The single unit's serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Installed version or firmware.</summary>
    public string? Version { get; init; }

    /// <summary>Common Platform Enumeration name, 2.2 or 2.3.</summary>
    public string? Cpe { get; init; }

    /// <summary>Package URL.</summary>
    public string? Purl { get; init; }

    /// <summary>Further typed facts.</summary>
    public AttributeSet Attributes { get; init; } = AttributeSet.Empty;
}
