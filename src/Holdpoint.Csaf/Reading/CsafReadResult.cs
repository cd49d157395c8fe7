using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <summary>What reading a document gave.</summary>
/// <param name="Document">The document as far as it could be read; null where it is no JSON object or a limit was hit.</param>
/// <param name="Diagnostics">Everything against JSON, the schema and the limits, in document order; CVSS and SSVC objects are
/// checked by the validator.</param>
public sealed record CsafReadResult(CsafDocument? Document, IReadOnlyList<CsafDiagnostic> Diagnostics)
{
    /// <summary>JSON pointers of properties the standard's version does not know (at most MaxDiagnostics).</summary>
    public IReadOnlyList<string> UnknownProperties { get; init; } = [];

    /// <summary>JSON pointers of properties that stand before one they should follow alphabetically (at most MaxDiagnostics).</summary>
    public IReadOnlyList<string> UnsortedProperties { get; init; } = [];

    /// <summary>True when the document was read and nothing was found against it.</summary>
    public bool IsClean => Document is not null && Diagnostics.Count == 0;
}
