using System.Collections.Concurrent;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Reads each range text once: advisories repeat them for hundreds of products. Safe to use from many threads.</summary>
internal sealed class RangeMemory
{
    private const int Largest = 50_000;

    private readonly ConcurrentDictionary<string, StatementRange> ranges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StatementRange> versions = new(StringComparer.Ordinal);

    internal StatementRange Read(string? text, RangeTextKind kind, string? product)
    {
        // Some vendors write into the product's name what the digits of the range are.
        if (
            text is null
            || (product is not null && product.Contains("serial", StringComparison.OrdinalIgnoreCase))
        )
            return StatementRange.Read(text, kind, product);
        var known = kind == RangeTextKind.Range ? ranges : versions;
        if (known.TryGetValue(text, out var range))
            return range;
        range = StatementRange.Read(text, kind, null);
        if (known.Count < Largest)
            known.TryAdd(text, range);
        return range;
    }
}
