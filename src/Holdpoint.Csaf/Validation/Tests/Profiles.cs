using System.Globalization;
using System.Text;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>The document categories that stand for profiles (clause 4; 6.1.26, 6.2.38).</summary>
internal static class Profiles
{
    private static readonly string[] Of20 =
    [
        "csaf_base",
        "csaf_security_incident_response",
        "csaf_informational_advisory",
        "csaf_security_advisory",
        "csaf_vex",
    ];

    private static readonly string[] Of21 =
    [
        .. Of20,
        "csaf_deprecated_security_advisory",
        "csaf_withdrawn",
        "csaf_superseded",
    ];

    public static bool IsProfile(Subject subject, params ReadOnlySpan<string> categories) =>
        categories.Contains(subject.Category);

    /// <summary>
    /// A category that is not exactly a profile's must not look like one: begin with the reserved <c>csaf_</c>, or equal a
    /// profile's name with or without that prefix when case, spaces, dashes and underscores are left out.
    /// </summary>
    public static void ProhibitedName(Subject subject, Report report)
    {
        var profiles = subject.Is21 ? Of21 : Of20;
        var category = subject.Category;
        if (category.Length == 0 || profiles.Contains(category))
            return;
        var node = subject.Document["category"];
        if (category.StartsWith("csaf_", StringComparison.OrdinalIgnoreCase))
            report.Fail(node, $"{category} begins with the reserved csaf_ and is no profile.");
        else if (
            profiles.Any(p =>
                p != "csaf_base" && Folded(category) is var f && (f == Folded(p) || f == Folded(p[5..]))
            )
        )
            report.Fail(node, $"{category} looks like the name of a profile.");
    }

    public static void Deprecated(Subject subject, Report report)
    {
        if (subject.Category.StartsWith("csaf_deprecated_", StringComparison.Ordinal))
            report.Fail(subject.Document["category"], "The profile is deprecated.");
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (
                char.IsWhiteSpace(c)
                || char.GetUnicodeCategory(c)
                    is UnicodeCategory.DashPunctuation
                        or UnicodeCategory.ConnectorPunctuation
            )
                continue;
            folded.Append(c);
        }
        return folded.ToString();
    }
}
