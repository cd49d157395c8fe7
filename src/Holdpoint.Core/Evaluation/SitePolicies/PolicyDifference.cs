namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>One place at which two revisions of a policy differ.</summary>
/// <param name="Place">Where: the members' names from the outside in, list items by their id or by what they say.</param>
/// <param name="Before">What the older one says; null where it says nothing there.</param>
/// <param name="After">What the newer one says; null where it says nothing there.</param>
public sealed record PolicyDifference(string Place, string? Before, string? After);
