namespace Holdpoint.Core.Acquisition.Needs;

/// <summary>What an isolated site needs, for a machine that has a network.</summary>
/// <param name="Site">The plant.</param>
/// <param name="MadeAt">When the list was made (UTC).</param>
/// <param name="Items">What is needed.</param>
public sealed record SiteNeeds(string Site, DateTimeOffset MadeAt, IReadOnlyList<SiteNeed> Items);

/// <summary>One thing that is needed.</summary>
/// <param name="Case">The patch case at the site.</param>
/// <param name="Product">The product.</param>
/// <param name="Version">The version to install; null where none is stated.</param>
/// <param name="Urls">Where advisories say that it is offered.</param>
/// <param name="Sha256">Digests that are known to be right.</param>
public sealed record SiteNeed(
    string Case,
    string Product,
    string? Version,
    IReadOnlyList<string> Urls,
    IReadOnlyList<string> Sha256
);
