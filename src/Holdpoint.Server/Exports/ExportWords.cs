using System.Globalization;

namespace Holdpoint.Server.Exports;

/// <summary>Values of filters; null for what is none.</summary>
internal static class ExportWords
{
    /// <summary>A date.</summary>
    public static string? Date(string word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? word
            : null;

    /// <summary>A whole number from 0.</summary>
    public static string? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? word : null;

    /// <summary>true or false.</summary>
    public static string? YesOrNo(string word) => word is "true" or "false" ? word : null;
}
