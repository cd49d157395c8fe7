using System.Security.Claims;
using Holdpoint.Core.Access;

namespace Holdpoint.Server.Access;

/// <summary>A person as the claims of a request's identity.</summary>
internal static class PersonClaims
{
    private const string GrantClaim = "holdpoint.grant";

    /// <summary>The identity of a person who was recognised by a scheme.</summary>
    public static ClaimsIdentity Write(Person person, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, GrantClaim);
        identity.AddClaim(new(ClaimTypes.Name, person.Name));
        foreach (var grant in person.Grants)
            identity.AddClaim(
                new(GrantClaim, grant.Site is { } site ? $"{grant.Role}@{site}" : $"{grant.Role}")
            );
        return identity;
    }

    /// <summary>The person; null where nobody was recognised.</summary>
    public static Person? Read(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { } name }
            ? new(name, [.. user.FindAll(GrantClaim).Select(claim => GrantOf(claim.Value)).OfType<Grant>()])
            : null;

    private static Grant? GrantOf(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return Enum.TryParse<Role>(at < 0 ? text : text[..at], out var role)
            ? new(role, at < 0 ? null : text[(at + 1)..])
            : null;
    }
}
