using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>A distinct configuration with its findings.</summary>
/// <param name="Id">The caller's id of the configuration; unique in one grouping.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Findings">Its findings in any order, of every verdict.</param>
public sealed record ConfigurationFindings(
    long Id,
    Configuration Configuration,
    IReadOnlyList<Finding> Findings
);
