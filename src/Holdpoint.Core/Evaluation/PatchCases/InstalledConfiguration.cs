using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Says that an asset has a component of a configuration.</summary>
/// <param name="Configuration">The id of a <see cref="ConfigurationFindings"/>.</param>
/// <param name="Site">The asset's site.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Context">What the asset brings to decisions; share one instance among equal ones.</param>
public sealed record InstalledConfiguration(
    long Configuration,
    string Site,
    string Asset,
    AssetContext Context
);
