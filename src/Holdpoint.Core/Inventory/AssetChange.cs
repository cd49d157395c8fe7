namespace Holdpoint.Core.Inventory;

/// <summary>One thing that is said otherwise of an asset.</summary>
/// <param name="Component">The component it is about, in words; null where it is about the asset itself.</param>
/// <param name="Field">The inventory column's name, or <see cref="ComponentField"/> where a component came or went.</param>
/// <param name="Before">What was said; null where nothing was.</param>
/// <param name="After">What is said; null where nothing is.</param>
public sealed record AssetChange(string? Component, string Field, string? Before, string? After)
{
    /// <summary>The field of a component that came or went as a whole.</summary>
    public const string ComponentField = "component";
}
