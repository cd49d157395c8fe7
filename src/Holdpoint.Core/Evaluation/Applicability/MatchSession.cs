using System.Collections.Concurrent;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// A matcher over one index that remembers what it found out about each product, for holding many configurations against
/// the same advisories. Safe to use from many threads.
/// </summary>
public sealed class MatchSession(Matcher matcher, AdvisoryIndex index)
{
    private readonly ConcurrentDictionary<Configuration, IdentifiedProduct> products = new();

    /// <summary>What the advisories mean for a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="serialNumber">The unit's serial number; null to ask for all units at once.</param>
    /// <param name="others">The asset's other components; empty where they are not known or not asked for.</param>
    public MatchResult Match(
        Configuration configuration,
        string? serialNumber = null,
        IReadOnlyList<Configuration>? others = null
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var key = IdentifiedProduct.KeyOf(configuration);
        if (!products.TryGetValue(key, out var product))
        {
            product = matcher.Identify(configuration, index);
            products.TryAdd(key, product);
        }
        return matcher.Judge(product, configuration, index, serialNumber, others ?? []);
    }
}
