namespace Holdpoint.Core.Monitoring;

/// <summary>Where advisories or exploitation data come from. A source is looked at on a rhythm; every look is a <see cref="SourceCheck"/>.</summary>
public sealed record Source
{
    /// <summary>Short name used on the command line and in evidence, such as <c>siemens</c>; unique per data directory.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it speaks.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>The address as given: a domain, a URL or a path.</summary>
    public required string Address { get; init; }

    /// <summary>The entry of the shipped catalogue it was added from; null when the address was given by hand.</summary>
    public string? CatalogueId { get; init; }

    /// <summary>The most confidential TLP label that is taken from it, as written in CSAF 2.1 (<c>CLEAR</c> … <c>RED</c>).</summary>
    public string TlpLimit { get; init; } = "AMBER";

    /// <summary>How old the last successful check may be before the source counts as stale. At least one minute.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>False: kept with its history, but not looked at.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>When it was added (UTC).</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>A person's remark.</summary>
    public string? Note { get; init; }
}
