using System.Text;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// A Common Platform Enumeration name (NISTIR 7695), read from the 2.3 formatted string or the 2.2 URI. A component is
/// null where the name leaves it open (ANY).
/// </summary>
/// <param name="Part">a, o or h.</param>
/// <param name="Vendor">Vendor.</param>
/// <param name="Product">Product.</param>
/// <param name="Version">Version; "-" for not applicable.</param>
/// <param name="Update">Update, for example sp1.</param>
/// <param name="Edition">Edition.</param>
/// <param name="TargetHardware">Target hardware, for example x64.</param>
public sealed record CpeName(
    string? Part,
    string? Vendor,
    string? Product,
    string? Version,
    string? Update,
    string? Edition,
    string? TargetHardware
)
{
    private const int Components23 = 11;

    /// <summary>Reads a name; null where the text is neither form.</summary>
    public static CpeName? Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.StartsWith("cpe:2.3:", StringComparison.OrdinalIgnoreCase))
        {
            var parts = Split(trimmed[8..]);
            return parts.Count is 0 or > Components23 ? null : Of(parts);
        }
        if (trimmed.StartsWith("cpe:/", StringComparison.OrdinalIgnoreCase))
        {
            var parts = trimmed[5..].Split(':').Select(Uri.UnescapeDataString).ToList();
            return parts.Count > 7 ? null : Of(parts);
        }
        return null;
    }

    /// <summary>
    /// True where everything this name fixes, except version and update, holds for the other too: CPE name matching
    /// (NISTIR 7696) with the version left to the ranges.
    /// </summary>
    public bool IncludesProductOf(CpeName other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Vendor is not null
            && Product is not null
            && Includes(Part, other.Part)
            && Includes(Vendor, other.Vendor)
            && Includes(Product, other.Product)
            && (other.TargetHardware is null || Includes(TargetHardware, other.TargetHardware));
    }

    private static bool Includes(string? mine, string? theirs) =>
        mine is null
        || mine == theirs
        || (theirs is not null && mine.AsSpan().IndexOfAny('*', '?') >= 0 && Fits(mine, theirs));

    private static bool Fits(string pattern, string text) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    private static CpeName Of(List<string> parts)
    {
        string? At(int index) =>
            index >= parts.Count || parts[index] is "" or "*" ? null : parts[index].ToLowerInvariant();
        return new(At(0), At(1), At(2), At(3), At(4), At(5), At(9));
    }

    // A backslash quotes the character behind it, also a colon.
    private static List<string> Split(string text)
    {
        var parts = new List<string>(Components23);
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
                part.Append(text[++i]);
            else if (text[i] == ':')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
                part.Append(text[i]);
        }
        parts.Add(part.ToString());
        return parts;
    }
}
