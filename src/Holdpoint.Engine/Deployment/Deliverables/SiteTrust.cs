using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Client;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What a deliverable is held against: the site, the roots it pinned, what it saw last.</summary>
internal sealed record SiteTrust
{
    public required string Site { get; init; }

    /// <summary>The catalogue's root as it came by a trusted way.</summary>
    public required ReadOnlyMemory<byte> CatalogueRoot { get; init; }

    /// <summary>The director's root as it came by a trusted way.</summary>
    public required ReadOnlyMemory<byte> DirectorRoot { get; init; }

    /// <summary>What is trusted of the catalogue already; not changed by looking.</summary>
    public required IMetadataStore Catalogue { get; init; }

    /// <summary>What is trusted of the director already; not changed by looking.</summary>
    public required IMetadataStore Director { get; init; }

    /// <summary>The number of the last export taken in; 0 for none.</summary>
    public long LastSequence { get; init; }

    /// <summary>The time to judge by.</summary>
    public required TimeReading Time { get; init; }

    /// <summary>Whether the site has the content with this SHA-256 and length already.</summary>
    public Func<string, long, bool> Has { get; init; } = (_, _) => false;

    /// <summary>True where nothing may come without a Release for this site.</summary>
    public bool IsReleaseNeeded { get; init; }
}
