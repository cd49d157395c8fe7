namespace Holdpoint.Core.Evaluation.Candidates;

/// <summary>The figures of the search; how they were chosen stands in docs/matching.md.</summary>
internal static class CandidateLimits
{
    /// <summary>The least score that is worth a person's look.</summary>
    internal const double Least = 0.6;

    /// <summary>The same where an advisory is already held against the name.</summary>
    internal const double LeastOfTied = 0.8;

    /// <summary>Names that carry a word before it may be mere wording ("software", "system", "framework").</summary>
    internal const int LeastOfWording = 8;

    /// <summary>The least weight of the words that agree: one rare word, or a model.</summary>
    internal const double LeastAgreed = 4;

    /// <summary>What a word of the advisory alone takes away.</summary>
    internal const double TheirsAlone = 0.6;

    /// <summary>What a word of the inventory alone takes away: people add where it stands and what it does.</summary>
    internal const double MineAlone = 0.35;

    /// <summary>How much more both weigh where each side has words of its own.</summary>
    internal const double BothAlone = 1.8;

    /// <summary>Candidates kept for a name; people see the first <see cref="Shown"/> that are open.</summary>
    internal const int Kept = 6;

    /// <summary>Open candidates of a name that are shown at once.</summary>
    internal const int Shown = 3;

    /// <summary>Names that are compared word by word.</summary>
    internal const int Compared = 40;

    /// <summary>A word of more names is none to look names up by.</summary>
    internal const int MostOfWord = 600;

    /// <summary>Characters of a number or word's beginning that may stand for it.</summary>
    internal const int ShortestFragment = 4;

    /// <summary>Characters from which on a word with a digit tells a model.</summary>
    internal const int ShortestModel = 3;
}
