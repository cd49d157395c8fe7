namespace Holdpoint.Csaf.Provider.Listings;

/// <summary>One document as a distribution lists it.</summary>
public sealed record ListedDocument
{
    /// <summary>File name, such as <c>icsa-24-298-03.json</c>; its identity within the provider (it is made from the tracking id).</summary>
    public required string Name { get; init; }

    /// <summary>Where it lies.</summary>
    public required Uri Address { get; init; }

    /// <summary>When it last changed according to the listing (UTC); null where the listing tells no time.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Label of the distribution.</summary>
    public TlpLabel Tlp { get; init; }

    /// <summary>Hash files named by the feed; empty for a directory, where they lie beside the document by rule.</summary>
    public IReadOnlyList<Uri> Hashes { get; init; } = [];

    /// <summary>Signature file named by the feed; null for a directory or when the feed names none.</summary>
    public Uri? Signature { get; init; }

    /// <summary>True when the listing names the files beside the document; false when they are found by adding .sha512, .sha256, .asc.</summary>
    public bool NamesSidecars { get; init; }
}
