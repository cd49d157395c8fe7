using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>A file that an import brought or confirmed.</summary>
/// <param name="Sha256">SHA-256 of its content in lower-case hexadecimal: its name in the vault.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Name">The vendor's name for it.</param>
/// <param name="Case">The case at headquarters that asks for it; empty where it was not said.</param>
/// <param name="Assets">The assets that get it.</param>
/// <param name="Due">When it is due at the site; null where no clock runs.</param>
/// <param name="IsReleased">True where a Release for this site came with it.</param>
/// <param name="Targets">Digests of its parts, as the repositories order them.</param>
public sealed record ImportedFile(
    string Sha256,
    long Length,
    string Name,
    string Case,
    ImmutableArray<string> Assets,
    string? Due,
    bool IsReleased,
    ImmutableArray<string> Targets
);

/// <summary>Who brought a medium, and how it looked.</summary>
/// <param name="By">Who imported.</param>
/// <param name="From">From whom it came; null where it was not said.</param>
/// <param name="Medium">The identifier on its label; null where it was not said.</param>
/// <param name="Seals">The seals as they were found.</param>
public sealed record Custody(
    string By,
    string? From,
    string? Medium,
    ImmutableArray<Trust.Attestation.Predicates.Seal> Seals
);

/// <summary>An import that was accepted, as the site remembers it.</summary>
public sealed record ImportRecord
{
    /// <summary>The number of the export.</summary>
    public required long Sequence { get; init; }

    /// <summary>When headquarters made it (UTC).</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>When it was imported (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who brought it, and how it looked.</summary>
    public required Custody Custody { get; init; }

    /// <summary>SHA-256 of the manifests' envelopes, in the order of the media.</summary>
    public required ImmutableArray<string> Manifests { get; init; }

    /// <summary>Everything that is ordered.</summary>
    public required ImmutableArray<ImportedFile> Files { get; init; }

    /// <summary>What must not be used any more.</summary>
    public ImmutableArray<Withdrawal> Withdrawn { get; init; } = [];

    /// <summary>Until when the next one is due (UTC).</summary>
    public required DateTimeOffset NextBy { get; init; }
}
