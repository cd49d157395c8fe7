using System.Globalization;
using System.Text;

namespace Holdpoint.Core.Versions;

/// <summary>
/// A version range specifier (<c>vers:npm/&gt;=1.0.0|&lt;2.0.0</c>, ECMA-427 VERS) in its canonical form. Vendors
/// write many that are not canonical; those are read by <see cref="RangeText"/>, and <see cref="Fault"/> says what is
/// wrong with them.
/// </summary>
public sealed record VersUri
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int MaxLength = 4_000;

    /// <summary>The versioning scheme, for example <c>npm</c>; empty where the text has none.</summary>
    public required string Scheme { get; init; }

    /// <summary>The constraints in order: the comparator (<c>=</c> where none is written, <c>*</c> for every version) and the decoded version.</summary>
    public required IReadOnlyList<(string Comparator, string Version)> Constraints { get; init; }

    /// <summary>What is not canonical, in words; null where everything is.</summary>
    public string? Fault { get; init; }

    /// <summary>True where the text begins as a specifier does.</summary>
    public static bool Looks(string text) =>
        text is not null && text.AsSpan().TrimStart().StartsWith("vers:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a specifier. Never throws: a text that is none has a fault.</summary>
    public static VersUri Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scheme = "";
        var constraints = new List<(string, string)>();
        var fault =
            text.Length > MaxLength ? "longer than any specifier" : Read(text, ref scheme, constraints);
        return new()
        {
            Scheme = scheme,
            Constraints = constraints,
            Fault = fault,
        };
    }

    /// <summary>
    /// Whether a version is held, compared as <see cref="VersionComparer"/> does; null where the order does not say.
    /// Exclusions come first, then equal versions, then the ranges.
    /// </summary>
    public bool? Contains(ParsedVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var ordered = Sorted();
        foreach (var (comparator, bound) in ordered)
        {
            if (comparator == "*")
                return true;
            if (VersionComparer.Compare(version, bound).Order != VersionOrder.Equal)
                continue;
            if (comparator is "!=" or "<" or ">")
                return false;
            return true;
        }
        var intervals = Intervals(ordered);
        // Exclusions alone hold everything else.
        return intervals.Count == 0
            ? ordered.All(constraint => constraint.Comparator == "!=")
            : VersionIntervalSet.Of(intervals).Contains(version);
    }

    /// <summary>The constraints in the order of their versions, as the canonical form demands.</summary>
    public override string ToString() =>
        $"vers:{Scheme}/{string.Join('|', Sorted().Select(c => $"{(c.Comparator == "=" ? "" : c.Comparator)}{Encode(c.Version.Raw)}"))}";

    private List<(string Comparator, ParsedVersion Version)> Sorted()
    {
        var ordered = Constraints
            .Select(c => (Comparator: c.Comparator, Version: VersionText.Parse(c.Version)))
            .ToList();
        for (var i = 1; i < ordered.Count; i++)
        for (var j = i; j > 0 && IsBefore(ordered[j].Version, ordered[j - 1].Version); j--)
            (ordered[j], ordered[j - 1]) = (ordered[j - 1], ordered[j]);
        return ordered;
    }

    private static bool IsBefore(ParsedVersion a, ParsedVersion b) =>
        VersionComparer.Compare(a, b).Order == VersionOrder.Less;

    private static List<VersionInterval> Intervals(List<(string Comparator, ParsedVersion Version)> ordered)
    {
        var intervals = new List<VersionInterval>();
        VersionBound? lower = null;
        foreach (var (comparator, version) in ordered)
        {
            switch (comparator)
            {
                case ">" or ">=":
                    lower ??= new(version, comparator == ">=");
                    break;
                case "<" or "<=":
                    intervals.Add(new(lower, new(version, comparator == "<=")));
                    lower = null;
                    break;
                case "=":
                    intervals.Add(VersionInterval.Exactly(version));
                    break;
            }
        }
        if (lower is not null)
            intervals.Add(new(lower, null));
        return intervals;
    }

    private static string? Read(string text, ref string scheme, List<(string, string)> constraints)
    {
        if (!text.StartsWith("vers:", StringComparison.Ordinal))
            return "it does not begin with vers:";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return "no slash behind the scheme";
        scheme = text[5..slash];
        if (
            scheme.Length == 0
            || !char.IsAsciiLetterLower(scheme[0])
            || scheme.Any(c => !IsSchemeCharacter(c))
        )
            return "the scheme is not in lower case letters, digits, full stop, plus and hyphen";
        var body = text[(slash + 1)..];
        if (body.Length == 0)
            return "no constraint";
        if (body.Any(char.IsWhiteSpace))
            return "whitespace is not permitted";
        if (body[0] == '|')
            return "leading pipe is not permitted";
        if (body[^1] == '|')
            return "trailing pipe is not permitted";
        if (body.Contains("||", StringComparison.Ordinal))
            return "consecutive pipes are not permitted";
        foreach (var piece in body.Split('|'))
            if (ReadConstraint(piece, scheme, constraints) is { } fault)
                return fault;
        return Shape(scheme, constraints);
    }

    private static bool IsSchemeCharacter(char c) =>
        char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '+' or '-';

    private static string? Shape(string scheme, List<(string Comparator, string Version)> constraints)
    {
        if (constraints.Count > 1 && constraints.Exists(constraint => constraint.Comparator == "*"))
            return "* stands alone";
        if (scheme is "all" or "none" && constraints is not [("*", _)])
            return $"the scheme {scheme} permits * only";
        for (var i = 1; i < constraints.Count; i++)
        {
            var order = VersionComparer
                .Compare(
                    VersionText.Parse(constraints[i - 1].Version),
                    VersionText.Parse(constraints[i].Version)
                )
                .Order;
            if (order == VersionOrder.Greater)
                return "constraints are not sorted by version";
        }
        return null;
    }

    private static readonly string[] Comparators = [">=", "<=", "!=", "<", ">"];

    private static string? ReadConstraint(string piece, string scheme, List<(string, string)> constraints)
    {
        if (piece == "*")
        {
            constraints.Add(("*", ""));
            return null;
        }
        var comparator =
            Array.Find(Comparators, sign => piece.StartsWith(sign, StringComparison.Ordinal)) ?? "";
        var version = piece[comparator.Length..];
        if (version.Length == 0)
            return "a comparator without a version";
        if (version.AsSpan().IndexOfAny("<>=!*") >= 0)
            return "a comparator inside a version, or a pipe is missing";
        if (DateTimeFault(scheme, version) is { } fault)
            return fault;
        if (!TryDecode(version, out var decoded, out fault))
            return fault;
        constraints.Add((comparator.Length == 0 ? "=" : comparator, decoded));
        return null;
    }

    private static string? DateTimeFault(string scheme, string version)
    {
        if (scheme != "datetime")
            return null;
        if (version.AsSpan().IndexOfAny('t', 'z') >= 0)
            return "datetime must use uppercase T and Z";
        return version.Contains("%3A", StringComparison.Ordinal)
            ? "datetime time colons must be unencoded"
            : null;
    }

    private static bool TryDecode(string text, out string decoded, out string? fault)
    {
        (decoded, fault) = (text, null);
        if (!text.Contains('%', StringComparison.Ordinal))
            return true;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
                continue;
            }
            if (
                i + 2 >= text.Length
                || !byte.TryParse(
                    text.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                fault = "invalid percent-encoding in version";
                return false;
            }
            if (char.IsAsciiLetterLower(text[i + 1]) || char.IsAsciiLetterLower(text[i + 2]))
            {
                fault = "percent-encoding in version is not canonical";
                return false;
            }
            bytes.Add(value);
            i += 2;
        }
        decoded = Encoding.UTF8.GetString([.. bytes]);
        return true;
    }

    private static string Encode(string version)
    {
        var text = new StringBuilder();
        foreach (var part in Encoding.UTF8.GetBytes(version))
        {
            var c = (char)part;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '~' or ':' or '+')
                text.Append(c);
            else
                text.Append('%').Append(part.ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }
}
