namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What one check of a source did.</summary>
public sealed record SyncSummary
{
    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>How it ended.</summary>
    public SyncOutcome Outcome { get; init; }

    /// <summary>Providers that were read.</summary>
    public int Providers { get; init; }

    /// <summary>Documents accepted for the first time.</summary>
    public int New { get; init; }

    /// <summary>Documents of which another revision was accepted.</summary>
    public int Changed { get; init; }

    /// <summary>Listed documents in force as before.</summary>
    public int Unchanged { get; init; }

    /// <summary>Listed documents with something held back now.</summary>
    public int Held { get; init; }

    /// <summary>Documents found to be no longer listed by this check.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Distributions left alone, unread, because their label is above the limit.</summary>
    public int AboveTlpLimit { get; init; }

    /// <summary>Listed documents not looked at because the check was cut short; the next check takes them up.</summary>
    public int Pending { get; init; }

    /// <summary>Bytes of bodies received.</summary>
    public long Bytes { get; init; }

    /// <summary>Requests made, retries and redirects included.</summary>
    public int Requests { get; init; }

    /// <summary>The newest time the source gives of itself; null when it gives none.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>New, changed, held and withdrawn documents, by key.</summary>
    public IReadOnlyList<DocumentChange> Documents { get; init; } = [];

    /// <summary>What was odd.</summary>
    public IReadOnlyList<ProviderProblem> Problems { get; init; } = [];
}
