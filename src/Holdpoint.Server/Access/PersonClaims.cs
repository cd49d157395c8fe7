using System.Security.Claims;
using Holdpoint.Core.Access;

namespace Holdpoint.Server.Access;

/// <summary>A person as the claims of a request's identity.</summary>
internal static class PersonClaims
{
    private const string GrantClaim = "holdpoint.grant";
    private const string ScopeClaim = "holdpoint.scope";
    private const string ScopeSiteClaim = "holdpoint.scope.site";
    private const string EverySite = "*";

    /// <summary>The identity of a person who was recognised by a scheme.</summary>
    public static ClaimsIdentity Write(Person person, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, GrantClaim);
        identity.AddClaim(new(ClaimTypes.Name, person.Name));
        foreach (var grant in person.Grants)
            identity.AddClaim(
                new(GrantClaim, grant.Site is { } site ? $"{grant.Role}@{site}" : $"{grant.Role}")
            );
        if (person.Scope is not { } scope)
            return identity;
        // Also a scope without anything is one.
        identity.AddClaim(new(ScopeClaim, string.Join(' ', scope.Permissions)));
        if (scope.Sites is null)
            identity.AddClaim(new(ScopeSiteClaim, EverySite));
        foreach (var site in scope.Sites ?? [])
            identity.AddClaim(new(ScopeSiteClaim, $"@{site}"));
        return identity;
    }

    /// <summary>The person; null where nobody was recognised.</summary>
    public static Person? Read(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { } name }
            ? new(name, [.. user.FindAll(GrantClaim).Select(claim => GrantOf(claim.Value)).OfType<Grant>()])
            {
                Scope = ScopeOf(user),
            }
            : null;

    private static Scope? ScopeOf(ClaimsPrincipal user)
    {
        if (user.FindFirst(ScopeClaim) is not { } claim)
            return null;
        var permissions = claim
            .Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Enum.TryParse<Permission>(word, out var one) ? one : (Permission?)null)
            .OfType<Permission>();
        var sites = user.FindAll(ScopeSiteClaim).Select(one => one.Value).ToList();
        return new(
            [.. permissions],
            sites is [EverySite]
                ? null
                : [.. sites.Where(site => site != EverySite).Select(site => site[1..])]
        );
    }

    private static Grant? GrantOf(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return Enum.TryParse<Role>(at < 0 ? text : text[..at], out var role)
            ? new(role, at < 0 ? null : text[(at + 1)..])
            : null;
    }
}
