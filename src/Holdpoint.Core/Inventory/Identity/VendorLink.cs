namespace Holdpoint.Core.Inventory.Identity;

/// <summary>How two vendor names belong together.</summary>
/// <param name="Kind">Same company, or by a successor row.</param>
/// <param name="From">The earlier company, folded.</param>
/// <param name="To">The later company, folded.</param>
public sealed record VendorLink(VendorLinkKind Kind, string From, string To)
{
    /// <summary>One company.</summary>
    public static VendorLink Same { get; } = new(VendorLinkKind.Same, "", "");
}

/// <summary>How firmly two vendor names belong together, the firmest first.</summary>
public enum VendorLinkKind
{
    /// <summary>One company, perhaps in two writings.</summary>
    Same,

    /// <summary>The business of one went to the other, or is a part of it.</summary>
    Successor,
}
