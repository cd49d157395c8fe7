using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Acquisition.Artifacts;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What the next deliverable of a site would hold, or why there can be none.</summary>
internal sealed record Gathered
{
    public DeliverableRefusal? Refusal { get; init; }

    public PreparedSite? Site { get; init; }

    public Trust.Tuf.Repository.TufRepository? Catalogue { get; init; }

    public Trust.Tuf.Repository.TufRepository? Director { get; init; }

    public ImmutableArray<ExportFile> Files { get; init; } = [];

    public IReadOnlyList<ReleasedArtifact> Released { get; init; } = [];

    public IReadOnlyList<SiteCase> Cases { get; init; } = [];

    public ImmutableHashSet<string> Known { get; init; } = [];

    public ExportPreview? Preview { get; init; }

    public static Gathered Refused(string text) =>
        new() { Refusal = new(DeliverableRule.Metadata, "", text) };
}
