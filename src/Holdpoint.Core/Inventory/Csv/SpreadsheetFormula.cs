namespace Holdpoint.Core.Inventory.Csv;

/// <summary>
/// Keeps exported words from being run as formulas when a spreadsheet opens the file: a value that starts with
/// <c>= + - @</c>, a tab or a line end gets an apostrophe in front, and so does one that starts with an apostrophe, so
/// that the import can take exactly that apostrophe away again.
/// </summary>
public static class SpreadsheetFormula
{
    private const string Starts = "=+-@\t\r\n'";

    /// <summary>The value as it is written.</summary>
    public static string Guard(string value) =>
        value.Length > 0 && Starts.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;

    /// <summary>The value that was meant by what is written.</summary>
    public static ReadOnlySpan<char> Unguard(ReadOnlySpan<char> written) =>
        written.Length > 1 && written[0] == '\'' && Starts.Contains(written[1], StringComparison.Ordinal)
            ? written[1..]
            : written;
}
