using Holdpoint.Core.Evaluation.Applicability;

namespace Holdpoint.Core.Evaluation.Revisions;

/// <summary>A product of an advisory with what is said of it.</summary>
/// <param name="Name">Vendor and product, without the versions.</param>
/// <param name="Versions">The versions as written; null where every version is meant.</param>
/// <param name="Statuses">What is said, by status and fix.</param>
/// <param name="Conditions">What else must hold, in words.</param>
public sealed record AdvisoryProduct(
    string Name,
    string? Versions,
    IReadOnlyList<AdvisoryProductStatus> Statuses,
    IReadOnlyList<string> Conditions
)
{
    internal static AdvisoryProduct Of(ProductStatement statement, IReadOnlyList<string> vulnerabilities)
    {
        var versions = statement.Range.Text?.Trim();
        var name = statement.Product.Trim();
        if (versions is { Length: > 0 } && name.EndsWith(versions, StringComparison.Ordinal))
            name = name[..^versions.Length].TrimEnd(' ', ':', ',');
        if (name.Length == 0)
            name = statement.Product.Trim();
        var statuses = statement.Groups.Select(group => new AdvisoryProductStatus(
            group.Status,
            group.Fixes,
            [.. group.Vulnerabilities.Select(at => vulnerabilities[at]).Distinct(StringComparer.Ordinal)]
        ));
        return new(name, versions, [.. statuses], statement.Conditions);
    }
}

/// <summary>What an advisory says of one product for some vulnerabilities.</summary>
/// <param name="Status">What it says.</param>
/// <param name="Fixes">What it offers.</param>
/// <param name="Vulnerabilities">For which vulnerabilities.</param>
public sealed record AdvisoryProductStatus(
    StatementStatus Status,
    IReadOnlyList<Fix> Fixes,
    IReadOnlyList<string> Vulnerabilities
);
