using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

/// <summary>Reads the target version out of a vendor_fix remediation: "Update to V3.0.3 or later version".</summary>
public static partial class FixText
{
    /// <summary>Only this many characters are read; targets stand at the start.</summary>
    public const int MaxLength = 4_000;

    private const int LongestPiece = 400;

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A version with its levels; a lone number needs a V or the word version in front. Atomic: "SP1SP1" could be read in two
    // ways at each level, and an expression that fails behind it must not try them all.
    private const string Version =
        @"(?>(?<version>(V|VX\.|SE|R|FW)?\d+([.,]\d+([a-z]{1,3}\d*)?|\(\d+\)[a-z0-9]*|\.x)*[a-z]?(-\d+)?([ _]?(SP|service pack|update|upd\.?|HF|hotfix|MP|patch|P|build|R)[ _#]?\d+[a-z]?)*))";

    /// <summary>Reads a remediation's details.</summary>
    public static FixReading Read(string details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var text = details.Length > MaxLength ? details[..MaxLength] : details;
        var versions = new List<ParsedVersion>();
        var later = false;
        var found = Find(Target(), text).ToList();
        if (found.Count == 0)
            found = [.. Find(Corrected(), text)];
        if (found.Count == 0)
            found = [.. Find(Stated(), text)];
        foreach (var (match, sentence) in found)
        {
            var version = match.Groups["version"];
            var raw = WithLevels(version.Value.Trim(' ', '.', ','), sentence, version.Index, out var end);
            // "v8.1 or prior versions are affected" names what is broken, not what mends it.
            if (Affected().IsMatch(sentence.AsSpan(end)))
                continue;
            later |= match.Groups["least"].Success;
            Take(raw, versions);
            // "v33.053_kit1, 34.052_kit1 and 35.052 or later"
            while (Another().Match(sentence[end..]) is { Success: true } another)
            {
                var at = end + another.Groups["version"].Index;
                var next = WithLevels(
                    another.Groups["version"].Value.Trim(' ', '.', ','),
                    sentence,
                    at,
                    out end
                );
                if (Affected().IsMatch(sentence.AsSpan(end)))
                    break;
                Take(next, versions);
            }
            later |= Later().IsMatch(sentence.AsSpan(end));
        }
        return new(versions, later, Contact().IsMatch(text));
    }

    private static void Take(string raw, List<ParsedVersion> versions)
    {
        var parsed = VersionText.Parse(raw);
        if (parsed.Base.Count > 0 && !versions.Exists(known => known.Raw == parsed.Raw))
            versions.Add(parsed);
    }

    // The expression knows the commonest levels; the grammar knows all ("V9.1 SP1 UC01").
    private static string WithLevels(string raw, string sentence, int start, out int end)
    {
        end = start + raw.Length;
        var words = sentence[start..Math.Min(sentence.Length, start + 80)];
        var whole = VersionText.Parse(words);
        var known = VersionText.Parse(raw);
        var further = whole.Levels.Count - known.Levels.Count;
        if (further <= 0 || whole.Level(LevelRank.Build) is not null || whole.Tail.Length >= words.Length)
            return raw;
        var length = words.Length - whole.Tail.Length;
        while (length > raw.Length && !char.IsAsciiLetterOrDigit(words[length - 1]))
            length--;
        // The tail is trimmed and folded: only a prefix that reads the same is taken.
        var extended = words[..length];
        if (
            length <= raw.Length
            || VersionText.Parse(extended) is not { Tail: "" } again
            || again.Levels.Count != whole.Levels.Count
        )
            return raw;
        end = start + length;
        return extended;
    }

    // Piece by piece, so that a long text costs in proportion to its length. That, not a clock, holds the cost: the answer to a
    // text is the same on a slow machine.
    private static IEnumerable<(Match Match, string Piece)> Find(Regex regex, string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = Math.Min(text.Length, start + LongestPiece);
            if (
                end < text.Length
                && text.LastIndexOfAny([' ', '\n'], end - 1, LongestPiece / 4) is var space and > 0
            )
                end = space + 1;
            var piece = text[start..end];
            foreach (Match match in regex.Matches(piece))
                yield return (match, piece);
            start = end;
        }
    }

    [GeneratedRegex(@"^(_kit\d+)?\s*(,|\band\b|/|,\s*and\b)\s*(version\s+)?" + Version, Options, -1)]
    private static partial Regex Another();

    [GeneratedRegex(
        @"\b(correct|fix|resolv|remediat|address|mitigat)\w*\b[^.;:\n]{0,60}?\b(in|with|by)\b[^.;\n]{0,40}?\b(?<least>at least )?(version |firmware |release )?(?<![\w-])(?=[VvR]?\d+\.\d)"
            + Version,
        Options,
        -1
    )]
    private static partial Regex Corrected();

    [GeneratedRegex(
        @"\b(updat|upgrad|migrat|install|apply|patch)\w*\b[^;\n]{0,160}?(?<least>at least )?(?<=\b(to|with|apply|install|version|firmware|revision|release|rev\.?|fw|least) {1,3}|\bv\.|(?=[VSR])|(?=\d+\.\d))\b"
            + Version,
        Options,
        -1
    )]
    private static partial Regex Target();

    [GeneratedRegex(
        @"\b((version|firmware|revision|release)s?( version)?:?\s+"
            + Version
            + @"|(?<version>V\d+(\.\d+)*([ _]?(SP|update|upd\.?|HF|MP)[ _]?\d+)*)(?=\s*(or|and) (later|newer|higher|above)))",
        Options,
        -1
    )]
    private static partial Regex Stated();

    [GeneratedRegex(
        @"^[\s,)]*(or|and|or any|and any) (all )?(later|newer|higher|above|greater|subsequent|following)|^\s*\+",
        Options,
        -1
    )]
    private static partial Regex Later();

    [GeneratedRegex(
        @"^[\s,)]*((or|and) (all )?(prior|earlier|previous|below|older|before)|(is|are) (also )?affected)",
        Options,
        -1
    )]
    private static partial Regex Affected();

    [GeneratedRegex(@"\bcontact\b", Options, -1)]
    private static partial Regex Contact();
}
