using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Core.Evaluation.Revisions;

/// <summary>One revision of an advisory as a person reads it.</summary>
public sealed record AdvisoryContent
{
    /// <summary>CSAF /document/tracking/id.</summary>
    public required string Advisory { get; init; }

    /// <summary>CSAF /document/tracking/version.</summary>
    public required string Version { get; init; }

    /// <summary>CSAF /document/title.</summary>
    public required string Title { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>draft, interim or final.</summary>
    public required string Status { get; init; }

    /// <summary>The issuer's own word on severity; null where it gives none.</summary>
    public string? Severity { get; init; }

    /// <summary>Its TLP label as written; null where it has none.</summary>
    public string? Tlp { get; init; }

    /// <summary>When it was first released (UTC); null where unreadable.</summary>
    public DateTimeOffset? FirstReleased { get; init; }

    /// <summary>When this revision was released (UTC); null where unreadable.</summary>
    public DateTimeOffset? Released { get; init; }

    /// <summary>The first note of category summary, else description; null where there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>The revision history as the document tells it.</summary>
    public IReadOnlyList<AdvisoryHistoryLine> History { get; init; } = [];

    /// <summary>The vulnerabilities, in document order.</summary>
    public IReadOnlyList<AdvisoryVulnerability> Vulnerabilities { get; init; } = [];

    /// <summary>The products it says something of, in document order.</summary>
    public IReadOnlyList<AdvisoryProduct> Products { get; init; } = [];

    /// <summary>URLs of the document's references.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Reads a document.</summary>
    public static AdvisoryContent Of(CsafDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var metadata = document.Metadata;
        var tracking = metadata?.Tracking;
        var statements = StatementReader.Shipped.Read(document);
        return new()
        {
            Advisory = tracking?.Id ?? "",
            Version = tracking?.Version ?? "",
            Title = metadata?.Title ?? "",
            Publisher = metadata?.Publisher?.Name ?? "",
            Status = tracking?.Status ?? "",
            Severity = metadata?.AggregateSeverity?.Text,
            Tlp = metadata?.Distribution?.Tlp?.Label,
            FirstReleased = tracking?.InitialReleaseDate?.Value?.ToUniversalTime(),
            Released = tracking?.CurrentReleaseDate?.Value?.ToUniversalTime(),
            Summary = Note(metadata, "summary") ?? Note(metadata, "description"),
            History =
            [
                .. (tracking?.RevisionHistory ?? []).Select(line => new AdvisoryHistoryLine(
                    line.Number,
                    line.Date?.Value?.ToUniversalTime(),
                    line.Summary
                )),
            ],
            Vulnerabilities =
            [
                .. document.Vulnerabilities.Select(
                    (vulnerability, at) => Vulnerability(vulnerability, statements.Vulnerabilities[at])
                ),
            ],
            Products =
            [
                .. statements.Statements.Select(statement =>
                    AdvisoryProduct.Of(statement, statements.Vulnerabilities)
                ),
            ],
            References = [.. (metadata?.References ?? []).Select(reference => reference.Url)],
        };
    }

    private static string? Note(DocumentMetadata? metadata, string category) =>
        metadata?.Notes.FirstOrDefault(note => note.Category == category)?.Text;

    private static AdvisoryVulnerability Vulnerability(Vulnerability vulnerability, string name)
    {
        var scores = vulnerability
            .Metrics.SelectMany(metric =>
                new[] { metric.Content?.CvssV2, metric.Content?.CvssV3, metric.Content?.CvssV4 }
            )
            .OfType<CvssObject>()
            .Where(cvss => cvss.VectorString is not null)
            .Select(cvss => new AdvisoryScore(cvss.VectorString!, cvss.BaseScore, cvss.BaseSeverity))
            .Distinct();
        return new(name, vulnerability.Title, [.. scores]);
    }
}

/// <summary>A line of the revision history.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Date">Its date (UTC); null where unreadable.</param>
/// <param name="Summary">What the publisher says changed.</param>
public sealed record AdvisoryHistoryLine(string Version, DateTimeOffset? Date, string Summary);

/// <summary>A vulnerability that an advisory speaks of.</summary>
/// <param name="Name">The CVE, or the advisory's own word.</param>
/// <param name="Title">Its title; null where it has none.</param>
/// <param name="Scores">Its scores, each once.</param>
public sealed record AdvisoryVulnerability(string Name, string? Title, IReadOnlyList<AdvisoryScore> Scores);

/// <summary>A CVSS score as the advisory states it.</summary>
/// <param name="Vector">The vector.</param>
/// <param name="Score">The base score, 0 to 10; null where the document is silent.</param>
/// <param name="Severity">The severity's word.</param>
public sealed record AdvisoryScore(string Vector, double? Score, string? Severity);
