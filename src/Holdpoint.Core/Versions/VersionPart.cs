namespace Holdpoint.Core.Versions;

/// <summary>One component of a version's base: a number with the letters glued to it ("4D" of "1.004D"), or a placeholder ("x" of "3.x").</summary>
/// <param name="Number">The number; 0 where the component has letters only.</param>
/// <param name="Letters">The letters in upper case; empty where there are none.</param>
/// <param name="IsWildcard">True for x, X or *: any value.</param>
public sealed record VersionPart(ulong Number, string Letters, bool IsWildcard)
{
    /// <summary>The placeholder.</summary>
    public static VersionPart Wildcard { get; } = new(0, "", true);

    /// <summary>A component without anything, which a missing one is equal to.</summary>
    public static VersionPart Zero { get; } = new(0, "", false);

    /// <summary>Nothing but zero.</summary>
    public bool IsZero => Number == 0 && Letters.Length == 0 && !IsWildcard;

    /// <inheritdoc />
    public override string ToString() =>
        IsWildcard ? "x"
        : Number == 0 && Letters.Length > 0 ? Letters
        : $"{Number}{Letters}";
}
