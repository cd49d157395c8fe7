namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>
/// What a CPE or purl says must stand in the branches too, and the other way round (6.2.42). Vendors and names are written in
/// many ways, so only whether they are there is compared; versions are compared as text.
/// </summary>
internal static class HelperConsistencyTests
{
    /// <summary>The parts of a CPE 2.3 that a branch category stands for, by position.</summary>
    private static readonly (int Part, string Name, string[] Categories)[] CpeParts =
    [
        (5, "version", ["product_version", "product_version_range"]),
        (6, "update", ["patch_level", "service_pack"]),
        (8, "language", ["language"]),
        (11, "target hardware", ["architecture", "platform"]),
    ];

    public static void Inconsistent(Subject subject, Report report)
    {
        foreach (var product in subject.Products.Where(p => p.Branches.Count > 0))
        {
            var cpe = product.Helper["cpe"];
            if (cpe.Text is { } text && text.StartsWith("cpe:2.3:", StringComparison.Ordinal))
                CheckCpe(product, cpe, CpeText.Split(text), report);
            IEnumerable<Node> purls = subject.Is21 ? product.Helper["purls"].Items : [product.Helper["purl"]];
            foreach (var purl in purls.Where(p => p.Text is not null))
                CheckPurl(product, purl, report);
        }
    }

    private static void CheckCpe(Product product, Node cpe, IReadOnlyList<string> parts, Report report)
    {
        foreach (var (part, name, categories) in CpeParts)
        {
            if (part >= parts.Count)
                continue;
            var value = parts[part];
            var told = categories.Select(product.BranchName).FirstOrDefault(n => n is not null);
            if (told is null && value is not ("*" or "-" or ""))
                report.Fail(cpe, $"The CPE tells the {name} {value}, which no branch does.");
            else if (
                part == 5
                && product.BranchName("product_version") is { } version
                && !SameVersion(value, version)
            )
                report.Fail(cpe, $"The CPE tells the version {value}, the branch {version}.");
        }
    }

    private static void CheckPurl(Product product, Node purl, Report report)
    {
        var (prefix, name, version) = Purl.Parts(purl.Text!);
        if (product.BranchName("product_version") is { } told && version != told)
            report.Fail(purl, $"The purl tells the version {version}, the branch {told}.");
        if (product.BranchName("product_name") is not null && name.Length == 0)
            report.Fail(purl, "The purl tells no name, the branches do.");
        if (prefix is null && Purl.Fault(purl.Text!) is { } fault)
            report.Fail(purl, fault);
    }

    private static bool SameVersion(string value, string told) =>
        value == "*"
            ? told == "*"
            : value
                .Replace("\\", "", StringComparison.Ordinal)
                .Equals(told.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase);
}
