using System.Text;
using System.Text.RegularExpressions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>A vendor's name as a source writes it, folded, and the single names in it where it names several companies.</summary>
internal static partial class VendorLabel
{
    // Longer labels are prose; the cut bounds the work.
    private const int LongestLabel = 400;

    // Words that say what kind of company it is, never which one.
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "ab",
        "ag",
        "aktiebolag",
        "as",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "enterprises",
        "gmbh",
        "inc",
        "incorporated",
        "int",
        "kg",
        "kgaa",
        "limited",
        "llc",
        "lp",
        "ltd",
        "ltda",
        "me",
        "mfg",
        "nv",
        "oy",
        "oyj",
        "plc",
        "pte",
        "pty",
        "pvt",
        "sa",
        "sarl",
        "sas",
        "se",
        "spa",
        "srl",
        "the",
        "ug",
    };

    /// <summary>Names that name nobody.</summary>
    private static readonly HashSet<string> Nobody = new(StringComparer.Ordinal)
    {
        "",
        "multiple",
        "multiple vendors",
        "multiple open source",
        "various",
        "various vendors",
        "na",
        "none",
        "unknown",
        "other",
        "generic",
    };

    /// <summary>
    /// The name in lower case without accents, punctuation and legal forms; "ae", "oe" and "ue" are read as the umlaut
    /// they may stand for, so that Weidmueller, Weidmüller and Weidmuller are one.
    /// </summary>
    internal static string Fold(string label)
    {
        var words = NameText.Words(NameText.Clean(label).Replace("'", "", StringComparison.Ordinal));
        words.RemoveAll(word => word is "and" or "plus");
        Join(words);
        var kept = words.FindAll(word => !LegalForms.Contains(word));
        if (kept.Count == 0)
            kept = words;
        var key = new StringBuilder();
        foreach (var word in kept)
        {
            if (key.Length > 0)
                key.Append(' ');
            key.Append(word);
        }
        return Simplify(key.ToString());
    }

    /// <summary>"ae", "oe" and "ue" as the umlaut they may stand for, in its simple form.</summary>
    internal static string Simplify(string folded) =>
        folded.Contains("ae", StringComparison.Ordinal)
        || folded.Contains("oe", StringComparison.Ordinal)
        || folded.Contains("ue", StringComparison.Ordinal)
            ? folded
                .Replace("ae", "a", StringComparison.Ordinal)
                .Replace("oe", "o", StringComparison.Ordinal)
                .Replace("ue", "u", StringComparison.Ordinal)
            : folded;

    /// <summary>True for a folded name that names nobody.</summary>
    internal static bool IsNobody(string folded) => Nobody.Contains(folded);

    /// <summary>The single names in a label, folded: the whole, its parts, what stands in brackets. Each once.</summary>
    internal static IReadOnlyList<string> Names(string label)
    {
        var clean = NameText.Clean(label.Length > LongestLabel ? label[..LongestLabel] : label);
        var names = new List<string>();
        Add(names, clean);
        var outside = Brackets()
            .Replace(
                clean,
                match =>
                {
                    Add(names, Relation().Replace(match.Groups["inside"].Value, ""));
                    return " ";
                }
            );
        foreach (var part in Separators().Split(outside))
            Add(names, Relation().Replace(part, ""));
        return names;
    }

    private static void Add(List<string> names, string text)
    {
        var name = Fold(text);
        if (name.Length > 1 && !names.Contains(name) && !LegalForms.Contains(name))
            names.Add(name);
    }

    // "A.B.B." and "S p A" come as single letters; they are one word.
    private static void Join(List<string> words)
    {
        for (var i = words.Count - 2; i >= 0; i--)
        {
            if (
                words[i].Length == 1
                && words[i + 1].Length <= 2
                && char.IsLetter(words[i][0])
                && AllSingle(words, i)
            )
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
        }
    }

    private static bool AllSingle(List<string> words, int at) =>
        words[at + 1].Length == 1 || (at + 2 >= words.Count && words[at + 1].Length <= 2);

    [GeneratedRegex(@"\((?<inside>[^()]*)\)", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Brackets();

    [GeneratedRegex(
        @",|;|/|\band\b|\bund\b|\s-\s",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"^\s*(an?\s+)?(wholly[- ]owned\s+)?(formerly|previously|subsidiary of|affiliate of|division of|part of|brand of|business of|now|by|a)\s+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Relation();
}
