using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A file in the deliverable, or why it is not there.</summary>
/// <param name="Entries">All files that were written for it.</param>
/// <param name="Parts">Those of them that are its content, in order.</param>
/// <param name="Refusal">Why it could not be copied; null where it was.</param>
internal sealed record CopiedTarget(
    ImmutableArray<ListedFile> Entries,
    ImmutableArray<ListedFile> Parts,
    DeliverableRefusal? Refusal
)
{
    public static CopiedTarget Refused(DeliverableRule rule, ExportFile file, string why) =>
        new([], [], new(rule, file.Path, $"{file.Item.Name} cannot be exported: {why}"));
}
