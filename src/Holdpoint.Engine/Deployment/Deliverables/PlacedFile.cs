using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A file with its places in the deliverable.</summary>
/// <param name="Item">What is said of it.</param>
/// <param name="Paths">For each part its path as a target of the repositories, and its file.</param>
/// <param name="Evidence">Its attestations.</param>
/// <param name="Release">Its Release; null where there is none.</param>
internal sealed record PlacedFile(
    DeliverableItem Item,
    ImmutableArray<(string Target, ListedFile Entry)> Paths,
    ImmutableArray<ListedFile> Evidence,
    ListedFile? Release
);
