namespace Holdpoint.Core.Access;

/// <summary>To what somebody is held beside the own roles; it never allows more than they do.</summary>
/// <param name="Permissions">What may be done.</param>
/// <param name="Sites">At which sites; null for all that the roles allow.</param>
public sealed record Scope(IReadOnlyList<Permission> Permissions, IReadOnlyList<string>? Sites)
{
    /// <summary>Whether it lets something through at a site, or, where that is null, for all sites.</summary>
    public bool Holds(Permission permission, string? site) =>
        Permissions.Contains(permission)
        && (Sites is null || (site is not null && Sites.Contains(site, StringComparer.Ordinal)));
}
