namespace Holdpoint.Engine.Storage.Rows;

/// <summary>Where advisories or vulnerability data come from.</summary>
internal sealed class SourceRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public required string Kind { get; set; }
    public required string Address { get; set; }
    public string? CatalogueId { get; set; }
    public required string TlpLimit { get; set; }
    public long StaleAfterSeconds { get; set; }
    public bool Enabled { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public string? Note { get; set; }
}

/// <summary>One dated look at a source.</summary>
internal sealed class SourceCheckRow
{
    public long Id { get; set; }
    public required string SourceId { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset FinishedAt { get; set; }
    public required string Outcome { get; set; }

    /// <summary>The whole <see cref="Core.Monitoring.SourceCheck"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>A document that a source lists and that is held back.</summary>
internal sealed class HeldDocumentRow
{
    public long Id { get; set; }
    public required string SourceId { get; set; }
    public required string Key { get; set; }
    public required string Reason { get; set; }
    public required string Detail { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset FirstAt { get; set; }
    public DateTimeOffset LastAt { get; set; }
    public DateTimeOffset NextTry { get; set; }
}

/// <summary>A document's bytes under their digest, Brotli-compressed; never changed and never deleted.</summary>
internal sealed class DocumentRow
{
    /// <summary>SHA-256 of the document in lower-case hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Its length, uncompressed.</summary>
    public int Size { get; set; }
    public required byte[] Packed { get; set; }
}

/// <summary>An advisory.</summary>
internal sealed class AdvisoryRow
{
    public long Id { get; set; }

    /// <summary>The tracking id; followed by the publisher's namespace where another publisher has the same id.</summary>
    public required string Key { get; set; }
    public required string TrackingId { get; set; }
    public required string PublisherNamespace { get; set; }
    public required string Publisher { get; set; }

    /// <summary>The revision that speaks now.</summary>
    public long? CurrentRevisionId { get; set; }

    /// <summary>The revision that the present findings come from; null before the first evaluation.</summary>
    public long? EvaluatedRevisionId { get; set; }
}

/// <summary>One revision of an advisory; all are kept.</summary>
internal sealed class AdvisoryRevisionRow
{
    public long Id { get; set; }
    public long AdvisoryId { get; set; }
    public required string Version { get; set; }
    public required string Sha256 { get; set; }
    public required string Title { get; set; }
    public required string Status { get; set; }
    public required string CsafVersion { get; set; }
    public string? Severity { get; set; }

    /// <summary>The highest CVSS base score in it, 0 to 10; null where it has none.</summary>
    public double? Cvss { get; set; }

    /// <summary>The CVEs, separated by blanks.</summary>
    public required string Cves { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }
    public DateTimeOffset ImportedAt { get; set; }

    /// <summary>The source it came from; null for an import by hand.</summary>
    public string? SourceId { get; set; }

    /// <summary>The file or address it came from.</summary>
    public required string Origin { get; set; }
}

/// <summary>A vulnerability that an advisory's current revision speaks of.</summary>
internal sealed class AdvisoryCveRow
{
    public long AdvisoryId { get; set; }

    /// <summary>The CVE, or the advisory's own word where it has none.</summary>
    public required string Cve { get; set; }

    /// <summary>CVSS vectors, separated by blanks.</summary>
    public required string Vectors { get; set; }
}

/// <summary>A dataset on vulnerabilities that was loaded.</summary>
internal sealed class DatasetRow
{
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset? Date { get; set; }
    public string? Version { get; set; }
    public DateTimeOffset LoadedAt { get; set; }
    public required string Sha256 { get; set; }
    public int Entries { get; set; }
}

/// <summary>What a dataset says of one CVE.</summary>
internal sealed class VulnerabilityRow
{
    public required string Kind { get; set; }
    public required string Cve { get; set; }

    /// <summary>The entry as JSON.</summary>
    public required string Body { get; set; }
}
