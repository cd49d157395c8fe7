using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Engine.Monitoring;

/// <summary>What loading a dataset did.</summary>
public sealed record DatasetImportResult
{
    /// <summary>Which data it is; null when it could not be read and what was known stays.</summary>
    public DatasetStamp? Stamp { get; init; }

    /// <summary>CVEs it speaks of.</summary>
    public int Entries { get; init; }

    /// <summary>CVEs of which it speaks for the first time.</summary>
    public IReadOnlyList<string> New { get; init; } = [];

    /// <summary>CVEs of which it now says something else.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>CVEs of which it does not speak any more.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>True when newer data of this kind was there already, and stays.</summary>
    public bool IsOlder { get; init; }

    /// <summary>What was odd.</summary>
    public IReadOnlyList<FeedDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>CVEs that read as before.</summary>
    public int Unchanged => Entries - New.Count - Changed.Count;

    /// <summary>Every CVE whose facts may have changed: what has to be looked at again.</summary>
    public IEnumerable<string> Touched => New.Concat(Changed).Concat(Removed);
}
