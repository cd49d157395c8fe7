using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What came of an export. Where anything was refused there is no deliverable.</summary>
internal sealed record ExportOutcome
{
    /// <summary>The finished folder; null where there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>What it holds.</summary>
    public DeliverableContent? Content { get; init; }

    /// <summary>Its media in their order; one where everything is on one.</summary>
    public ImmutableArray<FinishedMedium> Media { get; init; } = [];

    /// <summary>The catalogue after the export.</summary>
    public TufRepository? Catalogue { get; init; }

    /// <summary>The director after the export.</summary>
    public TufRepository? Director { get; init; }

    public ImmutableArray<DeliverableRefusal> Refusals { get; init; } = [];

    /// <summary>What other people must sign before the export can be made, by a name for the file.</summary>
    public ImmutableArray<(string Name, MetadataDraft Draft)> ToSign { get; init; } = [];

    public static ExportOutcome Refused(DeliverableRule rule, string path, string text) =>
        new() { Refusals = [new(rule, path, text)] };
}

/// <summary>A medium that is ready.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Id">As it is to be written on the label.</param>
/// <param name="Files">Its files, list and manifest not counted.</param>
/// <param name="ManifestSha256">SHA-256 of the manifest's envelope.</param>
internal sealed record FinishedMedium(
    string Folder,
    string Id,
    ImmutableArray<ListedFile> Files,
    string ManifestSha256
);
