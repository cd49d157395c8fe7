namespace Holdpoint.Csaf.Model;

/// <summary>The program that made the document (3.2.1.12.3).</summary>
public sealed record GeneratorEngine : CsafObject
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its version.</summary>
    public string? Version { get; init; }
}
