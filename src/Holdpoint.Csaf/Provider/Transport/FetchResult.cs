namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>What came of a fetch.</summary>
public sealed record FetchResult
{
    /// <summary>How it ended.</summary>
    public required FetchOutcome Outcome { get; init; }

    /// <summary>The body when <see cref="FetchOutcome.Ok"/>, otherwise empty.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Why it did not work, in words; empty when it did.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Entity tag of the body.</summary>
    public string? ETag { get; init; }

    /// <summary>Modification time of the body.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Requests made for it: retries and redirects included.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>Bytes of bodies taken, also of attempts that failed.</summary>
    public long Bytes { get; init; }

    /// <summary>True when the same request may well work a moment later.</summary>
    internal bool MayPass { get; init; }
}
