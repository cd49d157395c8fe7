namespace Holdpoint.Core.Acquisition.Downloads;

/// <summary>How a download goes on.</summary>
public enum DownloadStepKind
{
    /// <summary>The body follows what is there.</summary>
    Append,

    /// <summary>The body is the whole file; what was there is thrown away.</summary>
    StartOver,

    /// <summary>What is there is not, or not certainly, of the same file: ask anew from the beginning.</summary>
    AskAnew,

    /// <summary>All of it is there.</summary>
    Done,

    /// <summary>The server may answer better later.</summary>
    TryLater,

    /// <summary>It is not taken.</summary>
    Refuse,
}

/// <summary>How a download goes on, and why not.</summary>
/// <param name="Kind">How.</param>
/// <param name="Refusal">Why it is not taken; null otherwise.</param>
public sealed record DownloadStep(DownloadStepKind Kind, Refusal? Refusal = null);
