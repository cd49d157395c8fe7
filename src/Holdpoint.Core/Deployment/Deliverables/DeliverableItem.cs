using System.Collections.Immutable;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>A file in a deliverable: what it is, why it comes, for which assets, and what vouches for it.</summary>
public sealed record DeliverableItem
{
    /// <summary>The name that the vendor gave the file.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its fs-verity digest, in lower-case hexadecimal; see <see cref="Holdpoint.Trust.Digests.FsVerity"/>.</summary>
    public required string FsVerity { get; init; }

    /// <summary>Its length, in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Where its parts lie on the deliverable, in order; one where it is no larger than a part may be.</summary>
    public required ImmutableArray<ListedFile> Parts { get; init; }

    /// <summary>The PatchCase that asks for it.</summary>
    public required string Case { get; init; }

    /// <summary>The product that it patches.</summary>
    public required string Product { get; init; }

    /// <summary>The version that it brings; null where nobody stated it.</summary>
    public string? Version { get; init; }

    /// <summary>The assets that get it, ordered.</summary>
    public required ImmutableArray<string> Assets { get; init; }

    /// <summary>The advisories behind it, ordered.</summary>
    public ImmutableArray<string> Advisories { get; init; } = [];

    /// <summary>The CVEs that it closes, ordered.</summary>
    public ImmutableArray<string> Closes { get; init; } = [];

    /// <summary>The CVEs that stay open after it, ordered.</summary>
    public ImmutableArray<string> StaysOpen { get; init; } = [];

    /// <summary>When it is due at the site; null where no clock runs.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What restarts, in the vendor's category; null where nobody stated it.</summary>
    public string? Restart { get; init; }

    /// <summary>The rung of the evidence ladder that the file reached, in words.</summary>
    public required string Authentication { get; init; }

    /// <summary>Paths of the attestations on it, on the deliverable.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The path of the Release for this site; null where there is none.</summary>
    public string? Release { get; init; }
}
