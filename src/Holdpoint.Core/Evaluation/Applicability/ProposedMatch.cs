namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>A statement whose product may be the configuration's: a question for a person, never an answer.</summary>
/// <param name="Advisory">CSAF /document/tracking/id.</param>
/// <param name="Revision">CSAF /document/tracking/version.</param>
/// <param name="ProductId">CSAF product_id.</param>
/// <param name="Product">The product as the advisory writes it.</param>
/// <param name="Score">0 to 1: which part of the words agrees.</param>
/// <param name="Reason">What is alike.</param>
public sealed record ProposedMatch(
    string Advisory,
    string Revision,
    string ProductId,
    string Product,
    double Score,
    string Reason
);
