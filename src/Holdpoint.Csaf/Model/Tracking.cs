namespace Holdpoint.Csaf.Model;

/// <summary>Identity, dates, revisions and status (3.2.1.12).</summary>
public sealed record Tracking : CsafObject
{
    /// <summary>Other names of the document.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>When this revision was released.</summary>
    public CsafDate? CurrentReleaseDate { get; init; }

    /// <summary>What made the document.</summary>
    public Generator? Generator { get; init; }

    /// <summary>The document's id, unique within the publisher's namespace.</summary>
    public string Id { get; init; } = "";

    /// <summary>When the first revision was released.</summary>
    public CsafDate? InitialReleaseDate { get; init; }

    /// <summary>Every revision, in document order.</summary>
    public IReadOnlyList<Revision> RevisionHistory { get; init; } = [];

    /// <summary>draft, final or interim.</summary>
    public string Status { get; init; } = "";

    /// <summary>The version of this revision, an integer or a semantic version.</summary>
    public string Version { get; init; } = "";
}
