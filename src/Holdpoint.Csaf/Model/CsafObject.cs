namespace Holdpoint.Csaf.Model;

/// <summary>An object of a CSAF document, with the properties of it that the model does not hold.</summary>
public abstract record CsafObject
{
    /// <summary>
    /// Properties that the standard's version does not know, and values of a wrong type, as JSON in document order,
    /// so that writing the document loses nothing. A property here stands in place of the typed one of its name.
    /// </summary>
    public IReadOnlyList<ExtensionProperty> Extensions { get; init; } = [];
}
