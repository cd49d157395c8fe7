namespace Holdpoint.Core.Acquisition.Matching;

/// <summary>What a patch case needs, as far as it is known.</summary>
/// <param name="Case">The case's id.</param>
/// <param name="Site">The plant.</param>
/// <param name="ProductKey">The folded product; equal for the same product at several sites.</param>
/// <param name="Product">The product, for people.</param>
/// <param name="TargetVersion">The version to install, as the vendor wrote it; null where none is stated.</param>
/// <param name="Urls">Where advisories say that it is offered.</param>
/// <param name="Sha256">Digests that are known to be right, in lower-case hexadecimal.</param>
public sealed record CaseNeed(
    string Case,
    string Site,
    string ProductKey,
    string Product,
    string? TargetVersion,
    IReadOnlyList<string> Urls,
    IReadOnlyList<string> Sha256
);
