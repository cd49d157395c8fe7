namespace Holdpoint.Core.Evaluation.Candidates;

/// <summary>Counts slips of the pen between two words.</summary>
internal static class Typo
{
    /// <summary>
    /// How many letters are to be added, left out, replaced or swapped with their neighbour to make one word the other;
    /// more than <paramref name="most"/> where it is more.
    /// </summary>
    internal static int Slips(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }
        return last[other.Length];
    }
}
