using System.Text;
using System.Text.RegularExpressions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// An order, catalogue or part number in one writing, however a device, a label or an advisory writes it:
/// <c>6ES7 513-1AL02-0AB0</c>, <c>6ES7513-1AL02-0AB0</c> and <c>1P 6ES7 513-1AL02-0AB0 </c> are one.
/// </summary>
/// <param name="Compact">Upper case without spaces, hyphens, dots and underscores.</param>
/// <param name="Series">Rockwell's series letter ("1756-L83E/B"); the null character where none is given.</param>
public sealed partial record OrderNumber(string Compact, char Series)
{
    private const int ShortestLength = 4;
    private const int LongestText = 200;

    /// <summary>Reads a number; null where the text can be none (no digit, too short).</summary>
    public static OrderNumber? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            return null;
        var clean = NameText.Clean(text).ToUpperInvariant();
        clean = Lead().Replace(clean, "");
        clean = TrailingVersion().Replace(clean, "");
        var series = '\0';
        if (SeriesLetter().Match(clean) is { Success: true } match)
        {
            series = match.Groups["letter"].Value[0];
            clean = clean[..match.Index];
        }
        var compact = Squeeze(clean);
        return compact.Length >= ShortestLength && compact.Any(char.IsAsciiDigit)
            ? new(compact, series)
            : null;
    }

    /// <summary>
    /// True for a Siemens SIPLUS number (6AG1, 6AG2) of the same design as the given one: the middle is the same, the
    /// lead and the temperature code differ.
    /// </summary>
    public bool IsTwinOf(OrderNumber other) =>
        TwinKey is { } key && key == other.TwinKey && Compact != other.Compact;

    /// <summary>What twins have in common; null for numbers that have none.</summary>
    internal string? TwinKey =>
        Compact.Length == 16
        && (Compact.StartsWith("6AG", StringComparison.Ordinal) || Twinned().IsMatch(Compact))
            ? string.Concat(Compact.AsSpan(4, 8), Compact.AsSpan(13))
            : null;

    /// <summary>True for a SIPLUS number.</summary>
    internal bool IsSiplus =>
        Compact.StartsWith("6AG1", StringComparison.Ordinal)
        || Compact.StartsWith("6AG2", StringComparison.Ordinal);

    /// <summary>The number of the design that a SIPLUS number is derived from, as far as families are concerned.</summary>
    internal OrderNumber Plain => new(string.Concat("6ES7", Compact.AsSpan(4)), Series);

    /// <inheritdoc />
    public override string ToString() => Series == '\0' ? Compact : $"{Compact}/{Series}";

    /// <summary>The text without what sets the writings of one number apart.</summary>
    internal static string Squeeze(string upper)
    {
        var compact = new StringBuilder(upper.Length);
        foreach (var c in upper)
        {
            if (c is not (' ' or '-' or '.' or '_'))
                compact.Append(c);
        }
        return compact.ToString();
    }

    [GeneratedRegex(
        @"^\s*(1P|P/N|MLFB|ORDER\s*(NO|NUMBER)|CAT(ALOG)?|PART\s*(NO|NUMBER)?)[\s.:#]+",
        RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex Lead();

    // TIA Portal shows "6ES7 214-1BG40-0XB0/V4.5".
    [GeneratedRegex(@"[/\s]+V\d+(\.\d+)*\s*$", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex TrailingVersion();

    // "1756-L83E/B", "1756-EN2T SERIES D", "1756-EN2TP, SERIES A".
    [GeneratedRegex(
        @"(?:(?<=^\d{4}[A-Z]{0,2}\s*-\s*[A-Z0-9]+)\s*/\s*|[\s,]+SER(?:IES|\.)?\s*)(?<letter>[A-Z])\s*$",
        RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex SeriesLetter();

    [GeneratedRegex(
        @"^6(ES7|GK[1-7]|AV[2-6]|ED1|DL1|EP[1-4]|SL3|NH3|AU1|BK1|MF[1-2])",
        RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex Twinned();
}
