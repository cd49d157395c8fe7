using System.Globalization;

namespace Holdpoint.Trust.Log;

/// <summary>Numbers as the log's texts write them: digits, no sign, no leading zero.</summary>
internal static class Decimals
{
    public static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && (text[0] != '0' || text.Length == 1);
}
