using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What is known of an installed version: its text and the further facts that ranges may ask for.</summary>
/// <param name="Text">As the source wrote it; null where it is not known.</param>
/// <param name="Attributes">Function state, BIOS version, production date and so on.</param>
/// <param name="SerialNumber">The unit's serial number; null where it is not known or not asked for.</param>
public sealed record InstalledVersion(string? Text, AttributeSet Attributes, string? SerialNumber)
{
    /// <summary>True where the product's name tells it: "V7.5" there may be V7.5 with any service pack.</summary>
    public bool IsFromName { get; init; }

    /// <summary>The text as understood; null where it is not known.</summary>
    public ParsedVersion? Version => Text is null ? null : VersionMemory.Read(Text);

    /// <summary>The order of the installed version and another text; incomparable where either is not known.</summary>
    internal VersionOrder CompareTo(string? other) =>
        Version is null || other is null
            ? VersionOrder.Incomparable
            : VersionComparer.Compare(Version, VersionMemory.Read(other)).Order;
}
