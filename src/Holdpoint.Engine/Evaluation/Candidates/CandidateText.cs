using Holdpoint.Core.Evaluation.Candidates;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>What is kept of a candidate beside its keys and score.</summary>
internal sealed record CandidateText(
    string? AssetVendor,
    string AssetProduct,
    string AssetName,
    string? StatementVendor,
    string StatementProduct,
    string StatementName,
    IReadOnlyList<string> For,
    IReadOnlyList<string> Against
)
{
    public static CandidateText Of(Candidate candidate) =>
        new(
            candidate.Asset.Vendor,
            candidate.Asset.Product,
            candidate.Asset.Folded,
            candidate.Statement.Vendor,
            candidate.Statement.Product,
            candidate.Statement.Folded,
            candidate.For,
            candidate.Against
        );
}
