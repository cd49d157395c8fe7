namespace Holdpoint.Cli.Terminal;

/// <summary>
/// How wide the columns of a table are drawn. Where not everything fits, columns that may wrap give way first, then the widest
/// of the others wrap too: nothing is cut off, and no column becomes a ladder of single syllables beside an empty one.
/// </summary>
internal static class ColumnWidths
{
    private const int Syllables = 10;
    private const int Least = 6;

    /// <summary>Widths that fit; the natural ones where they do.</summary>
    /// <param name="natural">What each column would take.</param>
    /// <param name="readable">What each column should keep while others can still give way.</param>
    /// <param name="available">Characters for all columns together, without what is between them.</param>
    public static int[] Fit(IReadOnlyList<int> natural, IReadOnlyList<int> readable, int available)
    {
        if (natural.Sum() <= available)
            return [.. natural];
        var least = natural.Select((width, at) => Math.Min(width, readable[at])).ToArray();
        // The widest gives way, step by step, until all fit: first of the text, then also of the words.
        bool IsText(int at) => readable[at] < natural[at];
        Narrow(least, available, at => IsText(at) && least[at] > Syllables);
        Narrow(least, available, at => least[at] > Least);
        var widths = (int[])least.Clone();
        var wanted = natural.Select((width, at) => width - least[at]).ToArray();
        var (spare, wish) = (available - least.Sum(), wanted.Sum());
        for (var at = 0; at < widths.Length && wish > 0 && spare > 0; at++)
            widths[at] += (int)((long)Math.Min(spare, wish) * wanted[at] / wish);
        return widths;
    }

    private static void Narrow(int[] widths, int available, Func<int, bool> mayGive)
    {
        while (widths.Sum() > available)
        {
            var giving = Enumerable.Range(0, widths.Length).Where(mayGive).ToList();
            if (giving.Count == 0)
                return;
            widths[giving.MaxBy(at => widths[at])]--;
        }
    }
}
