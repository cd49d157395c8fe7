namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Who a vendor's name may mean.</summary>
/// <param name="Label">The name as written.</param>
/// <param name="Companies">The companies it names, folded, each once; empty where it names nobody ("multiple", "n/a").</param>
public sealed record VendorIdentity(string Label, IReadOnlyList<string> Companies)
{
    /// <summary>True where the name tells nothing about who made the product.</summary>
    public bool IsOpen => Companies.Count == 0;
}
