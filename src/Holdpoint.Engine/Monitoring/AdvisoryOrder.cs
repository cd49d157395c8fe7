namespace Holdpoint.Engine.Monitoring;

/// <summary>The order of an advisory's kept revisions.</summary>
public static class AdvisoryOrder
{
    /// <summary>The newest kept revision that is older than another; null when there is none.</summary>
    public static AdvisoryRevision? Before(IReadOnlyList<AdvisoryRevision> revisions, AdvisoryRevision one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return revisions
            .Where(other => other.Sha256 != one.Sha256)
            .OrderBy(other => other.Version, RevisionOrder.Instance)
            .ThenBy(other => other.ReleasedAt)
            .LastOrDefault(other => RevisionOrder.Instance.Compare(other.Version, one.Version) <= 0);
    }
}
