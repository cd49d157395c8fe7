namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>The newest export that a site confirmed with a receipt of import.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="ManifestSha256">The manifest that the receipt names.</param>
/// <param name="ReceiptSha256">SHA-256 of the receipt's envelope.</param>
/// <param name="At">When headquarters took the receipt in (UTC).</param>
public sealed record ConfirmedExport(
    long Sequence,
    string ManifestSha256,
    string ReceiptSha256,
    DateTimeOffset At
);
