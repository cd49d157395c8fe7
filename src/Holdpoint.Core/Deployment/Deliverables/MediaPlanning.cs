namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>A plan for the media, or why there is none. Invariant: exactly one is null.</summary>
public sealed record MediaPlanning(MediaPlan? Plan, DeliverableRefusal? Refusal);
