using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

/// <summary>Sorts words that no bound is read from by what they ask. A further kind of words is a row.</summary>
internal static partial class ConditionText
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The first row whose words occur decides.
    private static readonly (Regex Words, ConditionKind Kind)[] Rows =
    [
        (Vulnerabilities(), ConditionKind.Vulnerability),
        (Exclusions(), ConditionKind.Exclusion),
        (OrderOptions(), ConditionKind.Option),
        (HardwareWords(), ConditionKind.Hardware),
        (NamedVersion(), ConditionKind.OtherComponent),
        (ConfigurationWords(), ConditionKind.Configuration),
    ];

    /// <summary>The condition that words make.</summary>
    /// <param name="text">The words.</param>
    /// <param name="unread">True where they stand behind a version without a word that joins them to it.</param>
    public static RangeCondition Read(string text, bool unread)
    {
        var kind = ConditionKind.Text;
        foreach (var (words, meaning) in Rows)
        {
            if (!words.IsMatch(text))
                continue;
            kind = meaning;
            break;
        }
        // What only narrows begins with a word that joins it, or lists vulnerabilities; a second number or
        // "possibly earlier versions" may name further versions.
        var narrows =
            kind is ConditionKind.Vulnerability or ConditionKind.Exclusion
            || (!unread && !WideningWords().IsMatch(text));
        return new(kind, text) { MayWiden = !narrows };
    }

    [GeneratedRegex(@"\bCVE-\d|\bonly affected by\b", Options, -1)]
    private static partial Regex Vulnerabilities();

    [GeneratedRegex(@"\b(excluding|except|not including)\b", Options, -1)]
    private static partial Regex Exclusions();

    [GeneratedRegex(@"\boptions? [A-Z]?\d", Options, -1)]
    private static partial Regex OrderOptions();

    [GeneratedRegex(
        @"\b(devices?|interfaces?|hardware|revision index|ports?|wireless option|HMIs?|boards?)\b",
        Options,
        -1
    )]
    private static partial Regex HardwareWords();

    [GeneratedRegex(
        @"^\(?(with|and|running on|only when running on|when running on|installed in conjunction with|in connection with)\b.*\d",
        Options,
        -1
    )]
    private static partial Regex NamedVersion();

    [GeneratedRegex(
        @"^\(?(with|without|when|if|only|using|where|running|in|on|for|that|which|installed)\b",
        Options,
        -1
    )]
    private static partial Regex ConfigurationWords();

    [GeneratedRegex(
        @"\b(aka|also|possibly|may|or|prior|previous|earlier|later|newer|older|removed|versions? \d|through)\b|[<>]|^\(v?\d",
        Options,
        -1
    )]
    private static partial Regex WideningWords();
}
