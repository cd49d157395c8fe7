namespace Holdpoint.Core.Inventory.Identity;

/// <summary>A release of Microsoft Windows, as the many names of its editions mean it.</summary>
/// <param name="Product">The release's one name, for example "windows 10 1809".</param>
/// <param name="Build">The third number of its version, for example 17763.</param>
public sealed record WindowsRelease(string Product, int Build)
{
    private static readonly HashSet<string> Editions = new(StringComparer.Ordinal)
    {
        "microsoft",
        "enterprise",
        "pro",
        "professional",
        "home",
        "education",
        "iot",
        "standard",
        "datacenter",
        "essentials",
        "evaluation",
        "edition",
        "core",
        "installation",
        "ultimate",
        "business",
        "workstations",
        "version",
        "ver",
        "for",
        "n",
        "x64",
        "x86",
        "x32",
        "arm64",
        "amd64",
        "based",
        "systems",
        "system",
        "32",
        "64",
        "32bit",
        "64bit",
        "bit",
        "the",
        "operating",
        "os",
    };

    private static readonly Dictionary<string, WindowsRelease> Names = Load();

    /// <summary>The release a name means; null where it names no Windows release, or only a family such as "Windows 10".</summary>
    public static WindowsRelease? Read(string? name)
    {
        if (name is null || !name.Contains("windows", StringComparison.OrdinalIgnoreCase))
            return null;
        // "(incl. Windows 10 Enterprise LTSC 2019)" explains the name before it.
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        var words = NameText.Words(
            NameText
                .Clean(bracket > 0 ? name[..bracket] : name)
                .Replace("8.1", "8dot1", StringComparison.Ordinal)
        );
        var at = words.IndexOf("windows");
        // "Software X (Windows)" is no Windows: only its maker and its editions may stand before the word.
        if (at < 0 || words.Take(at).Any(word => word != "microsoft"))
            return null;
        words.RemoveAll(Editions.Contains);
        return Names.GetValueOrDefault(Key(words));
    }

    private static string Key(IEnumerable<string> words) =>
        string.Join(' ', words.Order(StringComparer.Ordinal));

    private static Dictionary<string, WindowsRelease> Load()
    {
        var names = new Dictionary<string, WindowsRelease>(StringComparer.Ordinal);
        foreach (var row in TableText.Shipped("windows.psv"))
        {
            var words = NameText.Words(row[0].Replace("8.1", "8dot1", StringComparison.Ordinal));
            words.RemoveAll(Editions.Contains);
            names[Key(words)] = new(
                row[1],
                int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)
            );
        }
        return names;
    }
}
