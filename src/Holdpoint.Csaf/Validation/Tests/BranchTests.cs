using System.Text.RegularExpressions;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Branches and the versions they name (6.1.31, 6.1.34, 6.1.50, 6.1.57 to 6.1.59, 6.2.18, 6.2.48, 6.2.49, 6.2.51, 6.3.9 to 6.3.11).</summary>
internal static partial class BranchTests
{
    private const int MaxDepth = 30;

    /// <summary>Words that make a range of a version (6.1.31).</summary>
    private static readonly HashSet<string> RangeWords = new(StringComparer.Ordinal)
    {
        "after",
        "all",
        "before",
        "earlier",
        "later",
        "prior",
        "versions",
    };

    private static readonly string[] ExpectedOrder = ["vendor", "product_name", "product_version"];

    public static void RangeAsVersion(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version"))
        {
            var name = branch.Name.ToLowerInvariant();
            if (
                name.AsSpan().ContainsAny('<', '>')
                || name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(RangeWords.Contains)
            )
                report.Fail(branch.Node["name"], $"\"{branch.Name}\" is a range, not a version.");
        }
    }

    public static void TooDeep(Subject subject, Report report)
    {
        foreach (var product in subject.Products.Where(p => p.Branches.Count > MaxDepth))
            report.Fail(product.Node, $"The product lies more than {MaxDepth} branches deep.");
    }

    public static void InvalidRange(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version_range"))
        {
            if (VersionRange.Parse(branch.Name) is null)
                report.Fail(branch.Node["name"], $"\"{branch.Name}\" is neither a vers nor a vls.");
        }
    }

    public static void StackedCategories(Subject subject, Report report)
    {
        foreach (var product in subject.Products)
        {
            var twice = product
                .Branches.Where(b => b.Category != "product_family")
                .GroupBy(b => b.Category, StringComparer.Ordinal)
                .FirstOrDefault(g => g.Count() > 1);
            if (twice is not null)
                report.Fail(
                    twice.Last().Node["category"],
                    $"{twice.Key} is used more than once on the way to {product.Id}."
                );
        }
    }

    public static void VersionBesideRange(Subject subject, Report report)
    {
        foreach (
            var product in subject.Products.Where(p =>
                p.BranchName("product_version") is not null
                && p.BranchName("product_version_range") is not null
            )
        )
            report.Fail(
                product.Branches[^1].Node["category"],
                $"On the way to {product.Id} are a version and a version range."
            );
    }

    public static void SingleVersionAsRange(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version_range"))
        {
            if (VersionRange.Parse(branch.Name)?.IsSingleVersion == true)
                report.Fail(branch.Node["name"], $"\"{branch.Name}\" is a single version.");
        }
    }

    public static void NotVers(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version_range").Where(b => !Vers().IsMatch(b.Name)))
            report.Fail(branch.Node["name"], $"\"{branch.Name}\" is no vers.");
    }

    public static void UnknownScheme(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version_range"))
        {
            if (
                VersionRange.Parse(branch.Name)?.Scheme is { Length: > 0 } scheme
                && !VersionRange.KnownSchemes.Contains(scheme)
            )
                report.Fail(branch.Node["name"], $"{scheme} is no known versioning scheme.");
        }
    }

    public static void OpenRange(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version_range"))
        {
            if (VersionRange.Parse(branch.Name)?.IsOpenAbove == true)
                report.Fail(branch.Node["name"], $"\"{branch.Name}\" has no upper bound.");
        }
    }

    public static void VendorMisuse(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "vendor"))
        {
            var folded = new string([.. branch.Name.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
            if (folded == "opensource")
                report.Fail(branch.Node["name"], $"\"{branch.Name}\" is no vendor.");
        }
    }

    public static void Categories(Subject subject, Report report)
    {
        foreach (var product in subject.Products.Where(p => p.Branches.Count > 0))
        {
            var at = 0;
            foreach (var branch in product.Branches)
            {
                if (at < ExpectedOrder.Length && branch.Category == ExpectedOrder[at])
                    at++;
            }
            if (at < ExpectedOrder.Length)
                report.Fail(
                    product.Node,
                    $"On the way to {product.Id}, {ExpectedOrder[at]} is missing or at the wrong place."
                );
        }
    }

    public static void UsesRange(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version_range"))
            report.Fail(branch.Node["category"], "Versions are better listed than given as a range.");
    }

    public static void LeadingV(Subject subject, Report report)
    {
        foreach (var branch in Of(subject, "product_version").Where(b => VersionWithV().IsMatch(b.Name)))
            report.Fail(branch.Node["name"], $"\"{branch.Name}\" begins with a v.");
    }

    private static IEnumerable<Branch> Of(Subject subject, string category) =>
        subject.Branches.Where(b => b.Category == category);

    [GeneratedRegex(
        @"^vers:[a-z.\-+][a-z0-9.\-+]*/.+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Vers();

    [GeneratedRegex(
        @"^[vV][0-9].*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex VersionWithV();
}
