namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>A person's word on whether a product of the inventory is a product of an advisory.</summary>
/// <param name="AssetVendor">The inventory's vendor name; null for any.</param>
/// <param name="AssetProduct">The inventory's product name or order number.</param>
/// <param name="StatementVendor">The advisory's vendor name; null for any.</param>
/// <param name="StatementProduct">The advisory's product name.</param>
/// <param name="IsSame">True where they are one, false where they are not.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When.</param>
/// <param name="Why">The person's reason.</param>
public sealed record IdentityRule(
    string? AssetVendor,
    string AssetProduct,
    string? StatementVendor,
    string StatementProduct,
    bool IsSame,
    string By,
    DateTimeOffset At,
    string Why
);
