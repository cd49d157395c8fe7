namespace Holdpoint.Core.Evaluation;

/// <summary>What a statement's remediations say of a fix.</summary>
public sealed record Fix
{
    /// <summary>Whether a fix is there.</summary>
    public required FixState State { get; init; }

    /// <summary>The version that holds the fix, as the vendor wrote it; null where none could be read.</summary>
    public string? Version { get; init; }

    /// <summary>True when every later version holds the fix too.</summary>
    public bool OrLater { get; init; }

    /// <summary>Where the fix is offered.</summary>
    public string? Url { get; init; }

    /// <summary>CSAF's restart_required category; null where the document is silent.</summary>
    public string? RestartRequired { get; init; }

    /// <summary>The remediation's own words.</summary>
    public string? Text { get; init; }
}
