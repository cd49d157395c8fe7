namespace Holdpoint.Csaf.Model;

/// <summary>What identifies the product in an inventory (3.1.3.3).</summary>
public sealed record ProductIdentifiers : CsafObject
{
    /// <summary>The CPE name, 2.2 URI or 2.3 formatted string.</summary>
    public string? Cpe { get; init; }

    /// <summary>Digests of the product's files.</summary>
    public IReadOnlyList<HashedFile> Hashes { get; init; } = [];

    /// <summary>Model or order numbers, possibly patterns (HelperPattern).</summary>
    public IReadOnlyList<string> ModelNumbers { get; init; } = [];

    /// <summary>Package URLs; 2.0 has at most one.</summary>
    public IReadOnlyList<string> Purls { get; init; } = [];

    /// <summary>Where SBOMs of the product are.</summary>
    public IReadOnlyList<string> SbomUrls { get; init; } = [];

    /// <summary>Serial numbers, possibly patterns (HelperPattern).</summary>
    public IReadOnlyList<string> SerialNumbers { get; init; } = [];

    /// <summary>Stock keeping units, possibly patterns (HelperPattern).</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>Other identifiers.</summary>
    public IReadOnlyList<GenericUri> GenericUris { get; init; } = [];
}
