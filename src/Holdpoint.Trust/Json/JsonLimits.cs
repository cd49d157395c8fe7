namespace Holdpoint.Trust.Json;

/// <summary>What a document may not exceed.</summary>
/// <param name="Bytes">Largest size of the document.</param>
/// <param name="Depth">Deepest nesting of objects and arrays.</param>
/// <param name="Values">Most values in all; keeps a document of empty arrays from growing in memory.</param>
public sealed record JsonLimits(int Bytes = 1 << 20, int Depth = 32, int Values = 2_000_000)
{
    /// <summary>One mebibyte, 32 levels.</summary>
    public static JsonLimits Usual { get; } = new();
}
