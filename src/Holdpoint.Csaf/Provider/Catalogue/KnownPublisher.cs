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

    /// <summary>True when a provider's host or namespace lies in this publisher's domain.</summary>
    public bool IsAt(string host, string? publisherNamespace)
    {
        var mine = Uri.TryCreate(Address, UriKind.Absolute, out var url) ? url.Host : Address;
        var theirs = Uri.TryCreate(publisherNamespace, UriKind.Absolute, out var name) ? name.Host : "";
        return IsWithin(host, mine) || IsWithin(theirs, mine) || IsWithin(mine, theirs);
    }

    // A whole label at least: "example.com" is within "example.com", "psirt.example.com" is within it too.
    private static bool IsWithin(string host, string domain) =>
        domain.Contains('.', StringComparison.Ordinal)
        && (
            host.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>How the address was known.</summary>
    public AddressGrounds Grounds { get; init; }

    /// <summary>A remark; may be empty.</summary>
    public string Note { get; init; } = "";
}
