namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What a case is about at one evaluation: the patch (or the unpatched advisory), the assets, the findings.</summary>
public sealed record PatchCaseContent
{
    /// <summary>Stable id made from site and key: the next evaluation gives the same case the same id.</summary>
    public required string Id { get; init; }

    /// <summary>The plant.</summary>
    public required string Site { get; init; }

    /// <summary>Patch or unpatched advisory.</summary>
    public required PatchCaseKind Kind { get; init; }

    /// <summary>What the id is made from, readable: product and release line, or advisory.</summary>
    public required string Key { get; init; }

    /// <summary>The folded product of a patch; empty for an unpatched advisory, which may concern several.</summary>
    public string ProductKey { get; init; } = "";

    /// <summary>The product (patch), or the products (unpatched advisory), for people.</summary>
    public required string Product { get; init; }

    /// <summary>What can be installed; null for an unpatched advisory.</summary>
    public Patch? Patch { get; init; }

    /// <summary>The advisory of an unpatched advisory's case; null for a patch.</summary>
    public string? Advisory { get; init; }

    /// <summary>The configurations, ordered by id.</summary>
    public required IReadOnlyList<CasePart> Parts { get; init; }

    /// <summary>CVEs that the patch closes on every asset of the case that has them, ordered.</summary>
    public required IReadOnlyList<string> Closes { get; init; }

    /// <summary>CVEs that stay open on at least one asset, ordered, also those whose findings another case holds.</summary>
    public required IReadOnlyList<OpenCve> StaysOpen { get; init; }

    /// <summary>CVEs of the case's own findings, ordered, each once.</summary>
    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>Advisories of the case's own findings, ordered, each once.</summary>
    public required IReadOnlyList<string> Advisories { get; init; }

    /// <summary>How many assets; an asset with two of the configurations counts once.</summary>
    public required int AssetCount { get; init; }

    /// <summary>SHA-256 over assets, contexts, findings and targets in lower-case hex: equal when nothing changed at all.</summary>
    public required string Digest { get; init; }
}
