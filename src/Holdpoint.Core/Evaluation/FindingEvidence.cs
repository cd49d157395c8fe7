namespace Holdpoint.Core.Evaluation;

/// <summary>What a verdict rests on. Replaying the same inputs gives the same evidence.</summary>
public sealed record FindingEvidence
{
    /// <summary>CSAF product_id values of the statements that matched.</summary>
    public required IReadOnlyList<string> ProductIds { get; init; }

    /// <summary>The statement's product in the advisory's own words: vendor, product and version as the tree writes them.</summary>
    public required string Product { get; init; }

    /// <summary>The range or version text that decided, as written; null where the statement has none.</summary>
    public string? RangeText { get; init; }

    /// <summary>Identifiers of the rules that were applied, in order, for example "identity.order-number", "range.below-bound".</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>One plain sentence that a person can check against the advisory.</summary>
    public required string Reason { get; init; }
}
