namespace Holdpoint.Csaf.Model;

/// <summary>A product composed of two others (2.0, 3.2.2.4).</summary>
public sealed record Relationship : CsafObject
{
    /// <summary>installed_on, installed_with, default_component_of and so on.</summary>
    public string Category { get; init; } = "";

    /// <summary>The composed product.</summary>
    public FullProductName? FullProductName { get; init; }

    /// <summary>The id of the part.</summary>
    public string ProductReference { get; init; } = "";

    /// <summary>The id of what the part belongs to.</summary>
    public string RelatesToProductReference { get; init; } = "";
}
