namespace Holdpoint.Core.Access;

/// <summary>A role at a site, or at all sites.</summary>
/// <param name="Role">The role.</param>
/// <param name="Site">The site's name; null for all sites, also those that come later.</param>
public sealed record Grant(Role Role, string? Site);
