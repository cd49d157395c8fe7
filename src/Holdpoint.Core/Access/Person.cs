namespace Holdpoint.Core.Access;

/// <summary>Somebody who was recognised, with everything that he or she may do.</summary>
/// <param name="Name">The name under which deeds are recorded.</param>
/// <param name="Grants">Roles at sites.</param>
public sealed record Person(string Name, IReadOnlyList<Grant> Grants)
{
    /// <summary>
    /// Whether the person may do it: at a site, or, where <paramref name="site"/> is null, what concerns all sites; that
    /// needs a grant for all sites.
    /// </summary>
    public bool May(Permission permission, string? site) =>
        Grants.Any(grant =>
            (grant.Site is null || grant.Site == site) && RolePermissions.Of(grant.Role).Contains(permission)
        );

    /// <summary>Whether the person may do it at some site.</summary>
    public bool MayAnywhere(Permission permission) =>
        Grants.Any(grant => RolePermissions.Of(grant.Role).Contains(permission));

    /// <summary>The sites at which the person may do it; null for all.</summary>
    public IReadOnlyList<string>? SitesOf(Permission permission)
    {
        var with = Grants.Where(grant => RolePermissions.Of(grant.Role).Contains(permission)).ToList();
        return with.Exists(grant => grant.Site is null)
            ? null
            : [.. with.Select(grant => grant.Site!).Distinct(StringComparer.Ordinal)];
    }
}
