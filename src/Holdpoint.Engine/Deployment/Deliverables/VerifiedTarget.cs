using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Tuf.Agreement;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A target that both repositories agree on.</summary>
/// <param name="Target">What they say.</param>
/// <param name="File">Its file on the deliverable.</param>
/// <param name="Tree">The medium it lies on; null where the site has it already.</param>
internal sealed record VerifiedTarget(AgreedTarget Target, ListedFile File, DeliverableTree? Tree);
