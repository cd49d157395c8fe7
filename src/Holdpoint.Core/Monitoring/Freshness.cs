namespace Holdpoint.Core.Monitoring;

/// <summary>How far the last look at a source that counted lies back.</summary>
public enum Freshness
{
    /// <summary>No look has counted yet.</summary>
    NeverChecked,

    /// <summary>Looked at within <see cref="Source.StaleAfter"/>.</summary>
    Fresh,

    /// <summary>The last look that counted is older than <see cref="Source.StaleAfter"/>.</summary>
    Stale,
}
