namespace Holdpoint.Cli.Terminal;

/// <summary>One field of a table: its words and, on a terminal with colour, its style.</summary>
/// <param name="Text">The words; colour never carries meaning that the words do not.</param>
/// <param name="Style">A Spectre.Console style such as "red" or "bold yellow"; empty for none.</param>
internal readonly record struct Cell(string Text, string Style = "")
{
    /// <summary>A cell of plain words.</summary>
    public static implicit operator Cell(string? text) => new(text ?? "");

    /// <summary>A cell of words and their style.</summary>
    public static implicit operator Cell((string Text, string Style) pair) => new(pair.Text, pair.Style);

    /// <summary>A cell of a number.</summary>
    public static implicit operator Cell(int number) => new(number.ToString("N0"));
}
