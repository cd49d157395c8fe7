namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>A candidate with what stands on both sides, for a person who decides.</summary>
/// <param name="Id">Its short id.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="AssetVendor">The inventory's vendor; null where it names none.</param>
/// <param name="AssetProduct">The inventory's product.</param>
/// <param name="StatementVendor">The advisories' vendor.</param>
/// <param name="StatementProduct">The advisories' product.</param>
/// <param name="For">What speaks for it, the weightiest first.</param>
/// <param name="Against">What speaks against it.</param>
/// <param name="Configurations">Some configurations of that name, as the inventory writes them.</param>
/// <param name="Assets">Some assets that have one of them.</param>
/// <param name="Advisories">Some advisories that list the other name.</param>
public sealed record CandidateSides(
    string Id,
    double Score,
    string? AssetVendor,
    string AssetProduct,
    string? StatementVendor,
    string StatementProduct,
    IReadOnlyList<string> For,
    IReadOnlyList<string> Against,
    IReadOnlyList<CandidateConfiguration> Configurations,
    IReadOnlyList<WordEffectAsset> Assets,
    IReadOnlyList<CandidateAdvisory> Advisories
)
{
    /// <summary>How many of each are named.</summary>
    public const int Most = 10;
}

/// <summary>A configuration as the inventory writes it.</summary>
public sealed record CandidateConfiguration(
    string? Vendor,
    string? Product,
    string? OrderNumber,
    string? Version,
    string? Cpe
);

/// <summary>An advisory that lists a name.</summary>
public sealed record CandidateAdvisory(string Key, string Title, string? Vendor, string Product);
