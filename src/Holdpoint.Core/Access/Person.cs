namespace Holdpoint.Core.Access;

/// <summary>Somebody who was recognised, with everything that he or she may do.</summary>
/// <param name="Name">The name under which deeds are recorded.</param>
/// <param name="Grants">Roles at sites.</param>
public sealed record Person(string Name, IReadOnlyList<Grant> Grants)
{
    /// <summary>To what less the person is held here, as by an API token; null for nothing less than the roles allow.</summary>
    public Scope? Scope { get; init; }

    /// <summary>
    /// Whether the person may do it: at a site, or, where <paramref name="site"/> is null, what concerns all sites; that
    /// needs a grant for all sites.
    /// </summary>
    public bool May(Permission permission, string? site) =>
        Scope?.Holds(permission, site) != false
        && Grants.Any(grant =>
            (grant.Site is null || grant.Site == site) && RolePermissions.Of(grant.Role).Contains(permission)
        );

    /// <summary>Whether the person may do it at some site.</summary>
    public bool MayAnywhere(Permission permission) => SitesOf(permission) is null or { Count: > 0 };

    /// <summary>The sites at which the person may do it; null for all.</summary>
    public IReadOnlyList<string>? SitesOf(Permission permission)
    {
        if (Scope is { } scope && !scope.Permissions.Contains(permission))
            return [];
        var with = Grants.Where(grant => RolePermissions.Of(grant.Role).Contains(permission)).ToList();
        var granted = with.Exists(grant => grant.Site is null)
            ? null
            : with.Select(grant => grant.Site!).Distinct(StringComparer.Ordinal);
        var held = Scope?.Sites;
        return (granted, held) switch
        {
            (null, _) => held,
            (_, null) => [.. granted],
            _ => [.. granted.Intersect(held, StringComparer.Ordinal)],
        };
    }
}
