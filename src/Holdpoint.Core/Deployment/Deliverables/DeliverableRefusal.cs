namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>Why a deliverable, or a part of it, is not accepted.</summary>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Path">The file it is about, relative to the deliverable; empty where it is about the whole.</param>
/// <param name="Text">What was found, and what to do.</param>
/// <param name="Block">The first block of 64 KiB that differs, from 0; null where no block can be named.</param>
public sealed record DeliverableRefusal(DeliverableRule Rule, string Path, string Text, long? Block = null);
