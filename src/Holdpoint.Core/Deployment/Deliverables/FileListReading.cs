using System.Collections.Immutable;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>What came of reading a list of files.</summary>
/// <param name="Files">The files in the order of their paths; empty where anything was refused.</param>
/// <param name="Refusals">What is wrong; empty where the list is good.</param>
public sealed record FileListReading(
    ImmutableArray<ListedFile> Files,
    ImmutableArray<DeliverableRefusal> Refusals
);
