namespace Holdpoint.Server.Access;

/// <summary>What a browser says it is, as far as a person knows the own ones by it.</summary>
internal static class BrowserFamily
{
    // The first that is named counts: every browser also calls itself by the older ones' names.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iOS"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>The family and its system; empty where it says nothing that is known.</summary>
    public static string Of(string userAgent) =>
        string.Join(", ", new[] { First(Browsers, userAgent), First(Systems, userAgent) }.OfType<string>());

    private static string? First((string Mark, string Name)[] table, string text) =>
        Array.Find(table, row => text.Contains(row.Mark, StringComparison.Ordinal)).Name;
}
