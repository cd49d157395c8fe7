using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A tree that was opened, or why none was. Invariant: exactly one is null.</summary>
internal sealed record DeliverableTreeOpening(DeliverableTree? Tree, DeliverableRefusal? Refusal);
