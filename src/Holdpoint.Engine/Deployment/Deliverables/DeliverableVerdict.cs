using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Log;
using Holdpoint.Trust.Tuf.Agreement;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What came of verifying a deliverable.</summary>
internal sealed record DeliverableVerdict
{
    /// <summary>Everything that is wrong; empty where it is accepted.</summary>
    public ImmutableArray<DeliverableRefusal> Refusals { get; init; } = [];

    /// <summary>What a person should know although it is accepted.</summary>
    public ImmutableArray<string> Alarms { get; init; } = [];

    /// <summary>The manifests of the media, in their order; only those whose signature holds.</summary>
    public ImmutableArray<MediaManifest> Manifests { get; init; } = [];

    /// <summary>Its journey; null where the metadata does not hold.</summary>
    public Journey? Journey { get; init; }

    /// <summary>The targets on which both repositories agree, with the file that each is.</summary>
    public ImmutableArray<VerifiedTarget> Targets { get; init; } = [];

    /// <summary>The repositories as they were refreshed; null where they do not hold.</summary>
    public MultiRepository? Repositories { get; init; }

    /// <summary>The checkpoint of the sender's log that came with it; null where it was not looked at, or does not hold.</summary>
    public Checkpoint? Log { get; init; }

    public long Files { get; init; }

    public long Bytes { get; init; }

    public bool IsAccepted => Refusals.IsEmpty;
}
