using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What is to be exported for one site.</summary>
internal sealed record ExportPlan
{
    public required string Site { get; init; }

    /// <summary>The number of this export for the site, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>The export that the site confirmed and this one builds on; null for a complete one.</summary>
    public long? Since { get; init; }

    /// <summary>When it is made (UTC).</summary>
    public required DateTimeOffset Issued { get; init; }

    public CourierWindows Windows { get; init; } = CourierWindows.Usual;

    public required ImmutableArray<ExportFile> Files { get; init; }

    public ImmutableArray<Withdrawal> Withdrawn { get; init; } = [];

    /// <summary>Further files, by their path on the deliverable: applicability extract, release notes, the log.</summary>
    public ImmutableSortedDictionary<string, byte[]> Documents { get; init; } =
        ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal);

    /// <summary>The medium's identifier, as written on its label.</summary>
    public required string Medium { get; init; }

    /// <summary>"usb", "optical", "disk" or "network".</summary>
    public string MediumKind { get; init; } = "disk";

    public ImmutableArray<Seal> Seals { get; init; } = [];

    /// <summary>The catalogue as it was exported last.</summary>
    public required TufRepository Catalogue { get; init; }

    /// <summary>The site's director as it was exported last.</summary>
    public required TufRepository Director { get; init; }

    /// <summary>Every key at hand; each role takes those that are its own.</summary>
    public required IReadOnlyList<ISigner> Signers { get; init; }
}
