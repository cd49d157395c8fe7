using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What is known of an installed version: its text and the further facts that ranges may ask for.</summary>
/// <param name="Text">As the source wrote it; null where it is not known.</param>
/// <param name="Attributes">Function state, BIOS version, production date and so on.</param>
/// <param name="SerialNumber">The unit's serial number; null where it is not known or not asked for.</param>
public sealed record InstalledVersion(string? Text, AttributeSet Attributes, string? SerialNumber);
