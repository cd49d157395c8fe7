namespace Holdpoint.Csaf.Model;

/// <summary>One step of a product path (2.1).</summary>
public sealed record Subpath : CsafObject
{
    /// <summary>How the step before relates to the next product.</summary>
    public string Category { get; init; } = "";

    /// <summary>The id of the next product.</summary>
    public string NextProductReference { get; init; } = "";
}
