namespace Holdpoint.Core.Monitoring;

/// <summary>How one look at a source ended.</summary>
public enum SourceCheckOutcome
{
    /// <summary>Everything the source lists was seen and is in force, or was already.</summary>
    Complete,

    /// <summary>Everything was seen; some documents are held back and are tried again later.</summary>
    CompleteWithHolds,

    /// <summary>A part of the source could not be read, or the run was cut short; the rest was done.</summary>
    Partial,

    /// <summary>Nothing could be read from the source; what was accepted before stays in force.</summary>
    Failed,
}
