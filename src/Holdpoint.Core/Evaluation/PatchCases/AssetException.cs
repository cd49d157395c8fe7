namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>An asset of the case to which the decision does not apply, with what applies to it instead.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Kind">What is done about it: apply out of cycle, not applicable, or accept until.</param>
/// <param name="Why">In the person's own words; never empty.</param>
/// <param name="DueOn">Until which date at the site; null for not applicable.</param>
public sealed record AssetException(string Asset, DecisionKind Kind, string Why, DateOnly? DueOn);
