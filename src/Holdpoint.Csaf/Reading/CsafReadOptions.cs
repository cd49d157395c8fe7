namespace Holdpoint.Csaf.Reading;

/// <summary>The limits of reading one document. What exceeds one ends in a located diagnostic.</summary>
public sealed record CsafReadOptions
{
    /// <summary>The options used when none are given.</summary>
    public static CsafReadOptions Default { get; } = new();

    /// <summary>Largest document in bytes. The largest documents in the field have about 100 MB.</summary>
    public int MaxBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Deepest nesting of objects and arrays. One level of branches takes two.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Longest string in bytes as written. The standard recommends at most 250,000 characters.</summary>
    public int MaxStringBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most objects and unknown properties; bounds memory for documents of millions of empty objects.</summary>
    public int MaxObjects { get; init; } = 2_000_000;

    /// <summary>Most diagnostics that are listed.</summary>
    public int MaxDiagnostics { get; init; } = 1_000;
}
