namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>A CVE that stays open on at least one asset after the patch.</summary>
/// <param name="Cve">The CVE.</param>
/// <param name="Advisory">The advisory that speaks of it.</param>
/// <param name="Reason">Why, as a clause: "no fix is planned", "needs V8.1".</param>
/// <param name="CaseId">The case that takes care of it, where it is another one; else null.</param>
public sealed record OpenCve(string Cve, string Advisory, string Reason, string? CaseId);
