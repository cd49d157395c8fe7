namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>A question to a person: review findings of one advisory about one product at one site for one reason.</summary>
public sealed record ReviewItem
{
    /// <summary>Stable id made from site, advisory, product and reason.</summary>
    public required string Id { get; init; }

    /// <summary>The plant.</summary>
    public required string Site { get; init; }

    /// <summary>The advisory.</summary>
    public required string Advisory { get; init; }

    /// <summary>The product as the inventory names it.</summary>
    public required string Product { get; init; }

    /// <summary>The finding's last rule, which left the question.</summary>
    public required string Rule { get; init; }

    /// <summary>The finding's reason, as one sentence.</summary>
    public required string Question { get; init; }

    /// <summary>CVEs that hang on the answer, ordered.</summary>
    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>The configurations with their assets and findings.</summary>
    public required IReadOnlyList<CasePart> Parts { get; init; }

    /// <summary>How many assets.</summary>
    public required int AssetCount { get; init; }
}
