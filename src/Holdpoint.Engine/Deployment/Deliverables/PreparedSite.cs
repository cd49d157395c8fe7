using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A site that deliverables can be made for.</summary>
public sealed record PreparedSite
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>For how long what is signed for it is accepted there.</summary>
    public CourierWindows Windows { get; init; } = CourierWindows.Usual;

    /// <summary>True where no file may travel without a Release for this site.</summary>
    public bool IsReleaseNeeded { get; init; }

    /// <summary>Entries that headquarters' log had when kits were made for it: what a site may hold the log against first.</summary>
    public ImmutableArray<long> KitLogSizes { get; init; } = [];

    /// <summary>Public keys that sign the site's receipts, as in their files.</summary>
    public ImmutableArray<string> ReceiptKeys { get; init; } = [];
}

/// <summary>The newest receipt of a site that headquarters took.</summary>
/// <param name="Counter">Its number at the site.</param>
/// <param name="PayloadSha256">SHA-256 of its statement: what the next one names.</param>
/// <param name="Sequence">The export.</param>
/// <param name="Accepted">Whether the site accepted it.</param>
public sealed record TakenReceipt(long Counter, string PayloadSha256, long Sequence, bool Accepted);
