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

    /// <summary>Further files by their paths on the deliverable, once it is known what it holds.</summary>
    public Func<DeliverableContent, IReadOnlyDictionary<string, byte[]>> Documents { get; init; } =
        _ => ImmutableSortedDictionary<string, byte[]>.Empty;

    /// <summary>The medium's identifier, as written on its label.</summary>
    public required string Medium { get; init; }

    /// <summary>"usb", "optical", "disk" or "network".</summary>
    public string MediumKind { get; init; } = "disk";

    public ImmutableArray<Seal> Seals { get; init; } = [];

    /// <summary>What a medium holds, in bytes; null where one takes everything.</summary>
    public long? Capacity { get; init; }

    /// <summary>The entry in the sender's log that announces the export; null where none does.</summary>
    public LogPlace? Log { get; init; }

    /// <summary>The catalogue as it was exported last.</summary>
    public required TufRepository Catalogue { get; init; }

    /// <summary>The site's director as it was exported last.</summary>
    public required TufRepository Director { get; init; }

    /// <summary>Every key at hand; each role takes those that are its own.</summary>
    public required IReadOnlyList<ISigner> Signers { get; init; }

    /// <summary>Approvals and orders that were signed elsewhere; taken where they say what is to be exported now.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Signed { get; init; } = [];

    /// <summary>Hears what is about to be signed as a whole, before it is; the number is used up from then on.</summary>
    public Action<Announcement> Announce { get; init; } = _ => { };
}

/// <summary>What is about to be signed as a whole.</summary>
/// <param name="Content">What the deliverable holds.</param>
/// <param name="Catalogue">The catalogue, stamped for the site.</param>
/// <param name="Director">The site's director, stamped.</param>
internal sealed record Announcement(
    DeliverableContent Content,
    TufRepository Catalogue,
    TufRepository Director
);
