namespace Holdpoint.Core.Versions;

/// <summary>The answer of a comparison, with the place that decided it.</summary>
/// <param name="Order">How the first stands to the second.</param>
/// <param name="Reason">What decided, in words a person can check: "component 3: 4 against 9", "prefix SE against none".</param>
public readonly record struct VersionComparison(VersionOrder Order, string Reason)
{
    /// <summary>True unless the order is <see cref="VersionOrder.Incomparable"/>.</summary>
    public bool IsKnown => Order != VersionOrder.Incomparable;

    /// <summary>The same answer with the two sides exchanged.</summary>
    public VersionComparison Reversed() =>
        Order switch
        {
            VersionOrder.Less => this with { Order = VersionOrder.Greater },
            VersionOrder.Greater => this with { Order = VersionOrder.Less },
            _ => this,
        };
}
