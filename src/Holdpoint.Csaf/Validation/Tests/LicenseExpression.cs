using System.Text.RegularExpressions;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>
/// SPDX license expressions (SPDX 3.0.1, annex B), without references to other documents (CSAF 3.2.2.7): licenses joined by
/// AND, OR and WITH, with brackets.
/// </summary>
internal static partial class LicenseExpression
{
    /// <summary>Nested deeper than any real expression; deeper ones are refused.</summary>
    private const int MaxDepth = 50;

    /// <summary>The identifiers of licenses and exceptions; null where the text is no expression.</summary>
    public static IReadOnlyList<string>? Parse(string text)
    {
        var tokens = new Queue<string>(Token().Matches(text).Select(m => m.Value));
        var identifiers = new List<string>();
        return tokens.Count > 0 && Compound(tokens, identifiers, 0) && tokens.Count == 0 ? identifiers : null;
    }

    private static bool Compound(Queue<string> tokens, List<string> identifiers, int depth)
    {
        if (depth > MaxDepth || !Simple(tokens, identifiers, depth))
            return false;
        while (tokens.TryPeek(out var next) && next is "AND" or "OR" or "and" or "or")
        {
            tokens.Dequeue();
            if (!Simple(tokens, identifiers, depth))
                return false;
        }
        return true;
    }

    private static bool Simple(Queue<string> tokens, List<string> identifiers, int depth)
    {
        if (!tokens.TryDequeue(out var token))
            return false;
        if (token == "(")
            return Compound(tokens, identifiers, depth + 1)
                && tokens.TryDequeue(out var close)
                && close == ")";
        if (!IsLicense(token))
            return false;
        identifiers.Add(token.TrimEnd('+'));
        if (!tokens.TryPeek(out var with) || with is not ("WITH" or "with"))
            return true;
        tokens.Dequeue();
        if (!tokens.TryDequeue(out var exception) || !Identifier().IsMatch(exception))
            return false;
        identifiers.Add(exception);
        return true;
    }

    /// <summary>A listed id, which may end in +, or a reference inside this document.</summary>
    private static bool IsLicense(string token) =>
        token.StartsWith("LicenseRef-", StringComparison.Ordinal) ? Identifier().IsMatch(token)
        : token.StartsWith("licenseref-", StringComparison.OrdinalIgnoreCase) ? false
        : ListedIdentifier().IsMatch(token)
            && token is not ("AND" or "OR" or "WITH" or "and" or "or" or "with");

    [GeneratedRegex(
        @"[()]|[^\s()]+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        @"^[A-Za-z0-9.\-]+\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Identifier();

    [GeneratedRegex(
        @"^[A-Za-z0-9.\-]+\+?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex ListedIdentifier();
}
