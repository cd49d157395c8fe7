namespace Holdpoint.Core.Evaluation;

/// <summary>How firmly the evidence carries a verdict.</summary>
public enum Confidence
{
    /// <summary>A person has to confirm it.</summary>
    Low,

    /// <summary>One inference more than the document's own words, for example an alias of the vendor's name.</summary>
    Medium,

    /// <summary>An identifier or the document's own words.</summary>
    High,
}
