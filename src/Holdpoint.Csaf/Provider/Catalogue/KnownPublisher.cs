namespace Holdpoint.Csaf.Provider.Catalogue;

/// <summary>One entry of the shipped catalogue.</summary>
public sealed record KnownPublisher
{
    /// <summary>Short name for the command line; lower case.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Other short names that lead here.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>One publisher or an aggregator.</summary>
    public PublisherKind Kind { get; init; }

    /// <summary>URL of the metadata, or a bare domain.</summary>
    public required string Address { get; init; }

    /// <summary>Another entry that carries the same advisories, to try when this address fails; null for none.</summary>
    public string? Via { get; init; }

    /// <summary>How the address was known.</summary>
    public AddressGrounds Grounds { get; init; }

    /// <summary>A remark; may be empty.</summary>
    public string Note { get; init; } = "";
}
