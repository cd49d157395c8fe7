namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>"These versions of this product have this status for these vulnerabilities": one product of an advisory.</summary>
public sealed record ProductStatement
{
    /// <summary>CSAF product_id.</summary>
    public required string ProductId { get; init; }

    /// <summary>Vendor, product and version as the tree writes them.</summary>
    public required string Product { get; init; }

    /// <summary>What identifies the product.</summary>
    public required StatementIdentity Identity { get; init; }

    /// <summary>Which versions it is about.</summary>
    public required StatementRange Range { get; init; }

    /// <summary>What it says of them.</summary>
    public required IReadOnlyList<StatusGroup> Groups { get; init; }

    /// <summary>The product it must be installed on or with; null where none is asked.</summary>
    public StatementIdentity? Host { get; init; }

    /// <summary>
    /// What else must hold, in words: the product it must be installed on, an architecture. Not decidable from the
    /// configuration alone.
    /// </summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];
}
