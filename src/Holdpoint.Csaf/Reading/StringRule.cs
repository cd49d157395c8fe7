using System.Text.RegularExpressions;

namespace Holdpoint.Csaf.Reading;

/// <summary>A pattern or format that a string must follow, in each version.</summary>
/// <remarks>
/// The patterns are the schema's, written so that they mean the same here as in ECMAScript (\d, \s, dot and $ differ),
/// and such that no input takes more than linear time.
/// </remarks>
internal sealed partial class StringRule
{
    private const string JsSpace =
        @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const string LineEnd = @"\n\r\u2028\u2029";
    private const string SemVer =
        @"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
        + @"(?:-(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
        + @"(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?";
    private const string HostLabel = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private readonly Func<string, bool> holds20;
    private readonly Func<string, bool> holds21;
    private readonly string form;

    private StringRule(
        string code,
        string form,
        Func<string, bool> holds20,
        Func<string, bool>? holds21 = null
    )
    {
        Code = code;
        this.form = form;
        this.holds20 = holds20;
        this.holds21 = holds21 ?? holds20;
    }

    internal static StringRule Uri { get; } =
        new(DiagnosticCodes.Format, "a URI with a scheme (RFC 3986)", UriSyntax.Holds);

    internal static StringRule DateTime { get; } =
        new(DiagnosticCodes.Format, "a date-time (RFC 3339)", text => Rfc3339.Parse(text) is not null);

    internal static StringRule Uuid { get; } =
        new(DiagnosticCodes.Pattern, "a UUID of version 4, all zeros or all f", UuidPattern().IsMatch);

    internal static StringRule Phrase { get; } =
        new(
            DiagnosticCodes.Pattern,
            "a phrase without space, -, _ or . at its ends",
            PhrasePattern().IsMatch
        );

    internal static StringRule TrackingId { get; } =
        new(
            DiagnosticCodes.Pattern,
            "an id without white space at its ends or line breaks",
            TrackingIdPattern().IsMatch
        );

    internal static StringRule Language { get; } =
        new(DiagnosticCodes.Pattern, "a language tag (BCP 47)", LanguagePattern().IsMatch);

    internal static StringRule Version { get; } =
        new(DiagnosticCodes.Pattern, "an integer or a semantic version", VersionPattern().IsMatch);

    internal static StringRule Cve { get; } =
        new(DiagnosticCodes.Pattern, "a CVE id such as CVE-2024-12345", CvePattern().IsMatch);

    internal static StringRule CweId { get; } =
        new(DiagnosticCodes.Pattern, "a CWE id such as CWE-79", CweIdPattern().IsMatch);

    internal static StringRule CweName { get; } =
        new(DiagnosticCodes.Pattern, "a CWE name", _ => true, PhrasePattern().IsMatch);

    internal static StringRule CweVersion { get; } =
        new(DiagnosticCodes.Pattern, "a CWE version such as 4.13", CweVersionPattern().IsMatch);

    internal static StringRule Probability { get; } =
        new(DiagnosticCodes.Pattern, "a probability such as 0.042", ProbabilityPattern().IsMatch);

    internal static StringRule HashAlgorithm { get; } =
        new(
            DiagnosticCodes.Pattern,
            "a hash algorithm in lower case",
            _ => true,
            HashAlgorithmPattern().IsMatch
        );

    internal static StringRule HashValue { get; } =
        new(
            DiagnosticCodes.Pattern,
            "at least 32 hexadecimal digits (lower case in 2.1)",
            text => text.Length >= 32 && text.All(char.IsAsciiHexDigit),
            text => text.Length >= 32 && text.All(char.IsAsciiHexDigitLower)
        );

    internal static StringRule Purl { get; } =
        new(
            DiagnosticCodes.Pattern,
            "a package URL such as pkg:generic/name@1.0",
            text => PurlPattern20().IsMatch(text) && UriSyntax.Holds(text),
            text => PurlPattern21().IsMatch(text) && UriSyntax.Holds(text)
        );

    internal static StringRule Cpe { get; } =
        new(DiagnosticCodes.Pattern, "a CPE 2.2 URI or 2.3 formatted string", CpeSyntax.Holds);

    internal static StringRule ExtensionSchema { get; } =
        new(
            DiagnosticCodes.Pattern,
            "an https URL of an extension schema that ends in _MAJOR.MINOR.PATCH.json",
            IsExtensionSchema
        );

    /// <summary>The code of the diagnostic when it does not hold.</summary>
    internal string Code { get; }

    internal bool Holds(string text, bool is21) => (is21 ? holds21 : holds20)(text);

    internal string Message(string text) =>
        $"\"{(text.Length > 80 ? string.Concat(text.AsSpan(0, 80), "…") : text)}\" is not {form}";

    // A semantic version has no underline, so the last one parts name and version; one pattern for both would backtrack.
    private static bool IsExtensionSchema(string text)
    {
        var underline = text.LastIndexOf('_');
        return underline > 0
            && text.EndsWith(".json", StringComparison.Ordinal)
            && underline + 1 < text.Length - 5
            && SemVerPattern().IsMatch(text[(underline + 1)..^5])
            && ExtensionNamePattern().IsMatch(text[..underline])
            && !OwnSchemaPattern().IsMatch(text);
    }

#pragma warning disable MA0009 // None of these can be matched in two ways, so none backtracks beyond its length.
    [GeneratedRegex($@"^{SemVer}\z")]
    private static partial Regex SemVerPattern();

    [GeneratedRegex($@"^https://{HostLabel}(\.{HostLabel})+/([^/{JsSpace}]+/)*[^/{JsSpace}]+\z")]
    private static partial Regex ExtensionNamePattern();

    [GeneratedRegex($@"^[^\-_\.{JsSpace}]([^{LineEnd}]*[^\-_\.{JsSpace}])?\z")]
    private static partial Regex PhrasePattern();

    [GeneratedRegex($@"^[^{JsSpace}]([^{LineEnd}]*[^{JsSpace}])?\z")]
    private static partial Regex TrackingIdPattern();

    [GeneratedRegex(
        "^(([A-Za-z]{2,3}(-[A-Za-z]{3}(-[A-Za-z]{3}){0,2})?|[A-Za-z]{4,8})(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
            + "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[A-WY-Za-wy-z0-9](-[A-Za-z0-9]{2,8})+)*"
            + "(-[Xx](-[A-Za-z0-9]{1,8})+)?|[Xx](-[A-Za-z0-9]{1,8})+"
            + @"|[Ii]-[Dd][Ee][Ff][Aa][Uu][Ll][Tt]|[Ii]-[Mm][Ii][Nn][Gg][Oo])\z"
    )]
    private static partial Regex LanguagePattern();

    [GeneratedRegex($@"^(?:(0|[1-9][0-9]*)|{SemVer})\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^CVE-[0-9]{4}-[0-9]{4,}\z")]
    private static partial Regex CvePattern();

    [GeneratedRegex(@"^CWE-[1-9][0-9]{0,5}\z")]
    private static partial Regex CweIdPattern();

    [GeneratedRegex(@"^[1-9][0-9]*\.([0-9]|([1-9][0-9]+))(\.[0-9]+)?\z")]
    private static partial Regex CweVersionPattern();

    [GeneratedRegex(@"^(0\.[0-9]+|1\.0+)\z")]
    private static partial Regex ProbabilityPattern();

    [GeneratedRegex(@"^[0-9a-z][0-9a-z-]*\z")]
    private static partial Regex HashAlgorithmPattern();

    [GeneratedRegex($@"^pkg:[A-Za-z\.\-\+][A-Za-z0-9\.\-\+]*/[^{LineEnd}]+")]
    private static partial Regex PurlPattern20();

    [GeneratedRegex($@"^pkg:[a-z][a-z0-9\.\-]*/[^{LineEnd}]+")]
    private static partial Regex PurlPattern21();

    [GeneratedRegex(
        @"^([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|0{8}-(0{4}-){3}0{12}|f{8}-(f{4}-){3}f{12})\z"
    )]
    private static partial Regex UuidPattern();

    [GeneratedRegex(
        @"^https://docs\.oasis-open\.org/csaf/csaf/v2\.1/([^/]+/)*schema/extension-content\.json"
    )]
    private static partial Regex OwnSchemaPattern();
#pragma warning restore MA0009
}
