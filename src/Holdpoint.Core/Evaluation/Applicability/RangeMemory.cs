using System.Collections.Concurrent;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Reads each range text once: advisories repeat them for hundreds of products. Safe to use from many threads.</summary>
internal sealed class RangeMemory
{
    private const int Largest = 50_000;

    private readonly ConcurrentDictionary<(string, RangeTextKind), StatementRange> known = new();

    internal StatementRange Read(string? text, RangeTextKind kind, string? product)
    {
        // Some vendors write into the product's name what the digits of the range are.
        if (
            text is null
            || (product is not null && product.Contains("serial", StringComparison.OrdinalIgnoreCase))
        )
            return StatementRange.Read(text, kind, product);
        if (known.TryGetValue((text, kind), out var range))
            return range;
        range = StatementRange.Read(text, kind, null);
        if (known.Count < Largest)
            known.TryAdd((text, kind), range);
        return range;
    }
}
