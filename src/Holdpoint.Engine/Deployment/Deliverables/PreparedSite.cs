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
}
