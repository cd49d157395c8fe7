namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>A listed document, or its newer revision, that is held back.</summary>
public sealed record DocumentHold
{
    /// <summary>Why.</summary>
    public required HoldReason Reason { get; init; }

    /// <summary>The same in words, with what was found.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Where it was listed.</summary>
    public string Address { get; init; } = "";

    /// <summary>The listing's time of the revision that is held; null where the listing tells none.</summary>
    public DateTimeOffset? ListedUpdated { get; init; }

    /// <summary>How often it was tried since it was first held; at least 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>When it was first held (UTC).</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>When it was last tried (UTC).</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Not tried again before (UTC), unless the listing shows another revision or a person asks.</summary>
    public DateTimeOffset NextTry { get; init; }
}
