namespace Holdpoint.Core.Evaluation.Candidates;

/// <summary>Lays the words of two names beside each other: which agree, which stand alone.</summary>
internal sealed class NameAlignment
{
    private const int ShortestWithSlip = 5;
    private const int ShortestFragment = 4;
    private const int LongestVariant = 3;
    private readonly bool[] mineTaken;
    private readonly bool[] theirsTaken;

    private NameAlignment(IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        (Mine, Theirs) = (mine, theirs);
        (mineTaken, theirsTaken) = (new bool[mine.Count], new bool[theirs.Count]);
    }

    internal IReadOnlyList<string> Mine { get; }

    internal IReadOnlyList<string> Theirs { get; }

    /// <summary>The agreements: the statement's word, how far it agrees (0 to 1), in words for people.</summary>
    internal List<(string Word, double Part, string Told)> Agreed { get; } = [];

    internal IEnumerable<string> MineAlone => Alone(Mine, mineTaken);

    internal IEnumerable<string> TheirsAlone => Alone(Theirs, theirsTaken);

    /// <summary>Lays two names beside each other.</summary>
    /// <param name="mine">Words of the inventory's name.</param>
    /// <param name="theirs">Words of the advisory's name.</param>
    /// <param name="numbers">The inventory's order numbers, folded: they may hold a model's fragment.</param>
    /// <param name="isKnown">Whether advisories write a word: such a one is no slip and no variant of another.</param>
    internal static NameAlignment Of(
        IReadOnlyList<string> mine,
        IReadOnlyList<string> theirs,
        IReadOnlyList<string> numbers,
        Func<string, bool> isKnown
    )
    {
        var aligned = new NameAlignment(mine, theirs);
        aligned.Pairs((one, other) => one == other ? 1 : 0, (word, _) => word);
        aligned.Joined();
        aligned.Pairs(
            (one, other) => isKnown(one) ? 0 : Math.Max(Fragment(one, other), Slip(one, other)),
            (other, one) => $"{one} ~ {other}"
        );
        aligned.InNumbers(numbers);
        return aligned;
    }

    /// <summary>True for a word that tells one model from another.</summary>
    internal static bool IsModel(string word) => word.Any(char.IsAsciiDigit);

    /// <summary>True for a word that may tell one variant from another: "ES", "A", "IRT".</summary>
    internal static bool IsVariant(string word) => word.Length <= LongestVariant || IsModel(word);

    private static IEnumerable<string> Alone(IReadOnlyList<string> words, bool[] taken) =>
        words.Where((_, at) => !taken[at]);

    private static double Fragment(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return
            shorter.Length >= ShortestFragment
            && shorter.Any(char.IsAsciiDigit)
            && shorter.Any(char.IsAsciiLetter)
            && longer.StartsWith(shorter, StringComparison.Ordinal)
            // "pm571" and "pm5710" are two models; "1756l83" and "1756l83e" one and its variant.
            && !(char.IsAsciiDigit(shorter[^1]) && char.IsAsciiDigit(longer[shorter.Length]))
            ? 0.8
            : 0;
    }

    private static double Slip(string one, string other) =>
        Math.Min(one.Length, other.Length) >= ShortestWithSlip
        && !IsModel(one)
        && !IsModel(other)
        && Typo.Slips(one, other, 1) == 1
            ? 0.8
            : 0;

    private void Pairs(Func<string, string, double> part, Func<string, string, string> told)
    {
        for (var j = 0; j < Theirs.Count; j++)
        {
            for (var i = 0; i < Mine.Count && !theirsTaken[j]; i++)
            {
                if (mineTaken[i] || part(Mine[i], Theirs[j]) is not (> 0 and var agrees))
                    continue;
                Agreed.Add((Theirs[j], agrees, told(Theirs[j], Mine[i])));
                (mineTaken[i], theirsTaken[j]) = (true, true);
            }
        }
    }

    // "Micro Logix" and "MicroLogix", "S7 1500" and "S71500".
    private void Joined()
    {
        for (var j = 0; j < Theirs.Count; j++)
        {
            for (var i = 0; i + 1 < Mine.Count && !theirsTaken[j]; i++)
            {
                if (mineTaken[i] || mineTaken[i + 1] || !IsJoined(Mine[i], Mine[i + 1], Theirs[j]))
                    continue;
                Agreed.Add((Theirs[j], 1, $"{Mine[i]} {Mine[i + 1]} = {Theirs[j]}"));
                mineTaken[i] = mineTaken[i + 1] = theirsTaken[j] = true;
            }
        }
        for (var i = 0; i < Mine.Count; i++)
        {
            for (var j = 0; j + 1 < Theirs.Count && !mineTaken[i]; j++)
            {
                if (theirsTaken[j] || theirsTaken[j + 1] || !IsJoined(Theirs[j], Theirs[j + 1], Mine[i]))
                    continue;
                Agreed.Add((Theirs[j], 1, $"{Mine[i]} = {Theirs[j]} {Theirs[j + 1]}"));
                Agreed.Add((Theirs[j + 1], 1, ""));
                theirsTaken[j] = theirsTaken[j + 1] = mineTaken[i] = true;
            }
        }
    }

    private void InNumbers(IReadOnlyList<string> numbers)
    {
        for (var j = 0; j < Theirs.Count; j++)
        {
            if (theirsTaken[j] || Theirs[j].Length < ShortestFragment || !IsModel(Theirs[j]))
                continue;
            if (numbers.FirstOrDefault(number => Fragment(Theirs[j], number) > 0) is not { } found)
                continue;
            Agreed.Add((Theirs[j], 0.8, $"order number {found.ToUpperInvariant()} ~ {Theirs[j]}"));
            theirsTaken[j] = true;
        }
    }

    private static bool IsJoined(string first, string second, string whole) =>
        whole.Length == first.Length + second.Length
        && whole.StartsWith(first, StringComparison.Ordinal)
        && whole.EndsWith(second, StringComparison.Ordinal);
}
