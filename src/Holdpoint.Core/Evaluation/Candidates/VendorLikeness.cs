using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Candidates;

/// <summary>How much the vendors' names leave of a likeness of products.</summary>
/// <param name="Factor">0 where they rule it out, to 1.</param>
/// <param name="Words">Why, for people.</param>
/// <param name="OnlyEqualNames">True where only products of equal names are worth a question.</param>
internal readonly record struct VendorLikeness(double Factor, string Words, bool OnlyEqualNames = false)
{
    private const int ShortestTelling = 4;
    private const int LengthForOneSlip = 5;
    private const int LengthForTwoSlips = 10;

    // Words that many companies carry.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "advanced",
        "american",
        "automation",
        "control",
        "controls",
        "digital",
        "electric",
        "electronics",
        "energy",
        "engineering",
        "general",
        "global",
        "group",
        "industrial",
        "industries",
        "international",
        "national",
        "network",
        "networks",
        "open",
        "power",
        "process",
        "red",
        "security",
        "smart",
        "software",
        "solutions",
        "system",
        "systems",
        "technologies",
        "technology",
        "united",
        "wireless",
    };

    /// <summary>Compares two vendors.</summary>
    /// <param name="mine">The inventory's.</param>
    /// <param name="theirs">The advisory's.</param>
    /// <param name="vendors">The vendor table.</param>
    /// <param name="isKnown">Whether advisories name this company.</param>
    internal static VendorLikeness Of(
        VendorIdentity mine,
        VendorIdentity theirs,
        VendorTable vendors,
        Func<string, bool> isKnown
    )
    {
        if (mine.IsOpen || theirs.IsOpen)
            return new(0.85, mine.IsOpen ? "the inventory names no vendor" : "the advisory names no vendor");
        if (vendors.Link(mine, theirs) is not null)
            return new(1, "the vendor is the same");
        var pairs = mine.Companies.SelectMany(one => theirs.Companies.Select(other => (one, other)));
        foreach (var (one, other) in pairs)
        {
            if (vendors.IsDenied(one, other))
                return new(0, "");
            if (AreAlike(one, other))
                return new(0.95, $"the vendors' names are alike ({one}, {other})");
        }
        return mine.Companies.Any(isKnown)
            ? new(0.75, $"another vendor ({theirs.Companies[0]})", OnlyEqualNames: true)
            : new(0.85, $"no advisory names the vendor {mine.Companies[0]}", OnlyEqualNames: true);
    }

    private static bool AreAlike(string one, string other)
    {
        var (mine, theirs) = (one.Split(' '), other.Split(' '));
        if (string.Concat(mine) == string.Concat(theirs))
            return true;
        if (mine.Any(word => IsTelling(word) && theirs.Contains(word, StringComparer.Ordinal)))
            return true;
        if (IsInitials(one, theirs) || IsInitials(other, mine))
            return true;
        var slips =
            Math.Min(one.Length, other.Length) >= LengthForTwoSlips ? 2
            : Math.Min(one.Length, other.Length) >= LengthForOneSlip ? 1
            : 0;
        return slips > 0 && Typo.Slips(one, other, slips) <= slips;
    }

    private static bool IsTelling(string word) => word.Length >= ShortestTelling && !Common.Contains(word);

    private static bool IsInitials(string one, string[] words) =>
        words.Length >= 2 && one.Length == words.Length && one.SequenceEqual(words.Select(word => word[0]));
}
