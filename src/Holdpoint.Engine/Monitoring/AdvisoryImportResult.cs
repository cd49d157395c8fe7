namespace Holdpoint.Engine.Monitoring;

/// <summary>What became of a document.</summary>
public enum AdvisoryChange
{
    /// <summary>An advisory that was not known.</summary>
    New,

    /// <summary>A revision that speaks from now on.</summary>
    Changed,

    /// <summary>A revision older than the one that speaks; kept.</summary>
    Older,
}

/// <summary>One document that was taken in.</summary>
/// <param name="Advisory">Tracking id.</param>
/// <param name="Version">Tracking version.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Title">The document's title.</param>
public sealed record ImportedAdvisory(string Advisory, string Version, AdvisoryChange Change, string Title);

/// <summary>A document that could not be taken in.</summary>
/// <param name="Origin">Its file or address.</param>
/// <param name="Text">Why.</param>
public sealed record AdvisoryImportProblem(string Origin, string Text);

/// <summary>What an import of advisories did.</summary>
public sealed record AdvisoryImportResult
{
    /// <summary>Documents taken in, ordered by advisory.</summary>
    public required IReadOnlyList<ImportedAdvisory> Imported { get; init; }

    /// <summary>Documents whose bytes were known.</summary>
    public required int Unchanged { get; init; }

    /// <summary>JSON files that are no CSAF documents (feeds, metadata); passed over.</summary>
    public required int NotCsaf { get; init; }

    /// <summary>Documents that could not be taken in.</summary>
    public required IReadOnlyList<AdvisoryImportProblem> Problems { get; init; }

    /// <summary>How many documents had this fate.</summary>
    public int Count(AdvisoryChange change) => Imported.Count(one => one.Change == change);
}
