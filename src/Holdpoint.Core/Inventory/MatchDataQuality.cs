namespace Holdpoint.Core.Inventory;

/// <summary>How well a component's data carries the matching of advisories.</summary>
public enum MatchDataLevel
{
    /// <summary>Nothing identifies it: no advisory can be matched.</summary>
    None,

    /// <summary>Matches will mostly need a person.</summary>
    Poor,

    /// <summary>Matches are found, some will need a person.</summary>
    Fair,

    /// <summary>Identified without doubt and with its version.</summary>
    Good,
}

/// <summary>What a component's data is worth for matching, and what would make it better.</summary>
/// <param name="Level">The level.</param>
/// <param name="Score">From 0 (nothing) to 100 (identifier, vendor and version are there).</param>
/// <param name="Missing">What is missing, the most helpful first, in words; empty where nothing is.</param>
public sealed record MatchDataQuality(MatchDataLevel Level, int Score, IReadOnlyList<string> Missing)
{
    private const int IdentifierPoints = 50;
    private const int ProductPoints = 35;
    private const int VersionPoints = 40;
    private const int VendorPoints = 10;
    private const int GoodFrom = 80;
    private const int FairFrom = 50;

    /// <summary>Judges a component's data.</summary>
    /// <param name="component">The component.</param>
    /// <param name="knowsVendor">Tells whether a vendor's name is one the vendor tables know; null where they are not at hand.</param>
    public static MatchDataQuality Of(Component component, Func<string, bool>? knowsVendor = null)
    {
        ArgumentNullException.ThrowIfNull(component);
        var missing = new List<string>();
        var hasIdentifier =
            component.OrderNumber is not null || component.Cpe is not null || component.Purl is not null;
        var hasProduct = component.Product is not null;
        if (!hasIdentifier && !hasProduct)
        {
            missing.Add("an order number, or vendor and product: nothing says what it is");
            if (component.Version is null)
                missing.Add("the installed version");
            return new(MatchDataLevel.None, 0, missing);
        }
        var score = hasIdentifier ? IdentifierPoints : ProductPoints;
        if (component.Version is not null || HoldsVersion(component))
            score += VersionPoints;
        else
            missing.Add("the installed version: only advisories for all versions can be decided");
        if (component.Vendor is null)
        {
            if (!hasIdentifier)
                missing.Add("the vendor: the product's name alone is ambiguous");
        }
        else if (knowsVendor is not null && !knowsVendor(component.Vendor))
        {
            missing.Add(
                $"a vendor that is known: \"{component.Vendor}\" is in no vendor table (a spelling?)"
            );
        }
        else
        {
            score += VendorPoints;
        }
        if (!hasIdentifier)
            missing.Add(Identifier(component.Type));
        var level =
            score >= GoodFrom ? MatchDataLevel.Good
            : score >= FairFrom ? MatchDataLevel.Fair
            : MatchDataLevel.Poor;
        return new(level, score, missing);
    }

    private static bool HoldsVersion(Component component) =>
        (component.Product?.Any(char.IsAsciiDigit) ?? false)
            && component.Product.Contains(" V", StringComparison.OrdinalIgnoreCase)
            && component.OrderNumber is null
        || component.Cpe?.Split(':') is { Length: > 5 } cpe && cpe[5] is not ("*" or "-" or "")
        || component.Purl?.Contains('@', StringComparison.Ordinal) == true;

    // Software is named by its vendor and product; hardware by what is printed on it.
    private static string Identifier(string? type) =>
        type?.ToLowerInvariant() switch
        {
            "os" or "operating system" or "application" or "software" or "server" or "hmi" =>
                "a cpe or purl would make the product certain",
            _ => "the order number would make the product certain",
        };
}
