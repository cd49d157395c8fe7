using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A file that a site is to get, where it lies now, and what vouches for it.</summary>
internal sealed record ExportFile
{
    /// <summary>What is said of it; parts, evidence and Release are filled in by the export.</summary>
    public required DeliverableItem Item { get; init; }

    /// <summary>Its path in the vault.</summary>
    public required string Path { get; init; }

    /// <summary>The digests of its 64 KiB blocks, 32 bytes each.</summary>
    public required string BlocksPath { get; init; }

    /// <summary>True where the site confirmed that it has the file: it is ordered again, and not carried again.</summary>
    public bool IsAtSite { get; init; }

    /// <summary>Attestations on it (DSSE envelopes), by a name for the medium.</summary>
    public ImmutableArray<(string Name, byte[] Envelope)> Evidence { get; init; } = [];

    /// <summary>The Release for this site (a DSSE envelope); null where there is none.</summary>
    public byte[]? Release { get; init; }
}
