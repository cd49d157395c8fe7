namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>A second person's word that a decision stands.</summary>
/// <param name="By">Who; never the one who decided.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Why">In the person's own words; empty where nothing was said.</param>
public sealed record Approval(string By, DateTimeOffset At, string Why);
