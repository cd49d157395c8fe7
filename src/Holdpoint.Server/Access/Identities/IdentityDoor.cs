using System.Security.Claims;
using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Engine.Access;

namespace Holdpoint.Server.Access.Identities;

/// <summary>
/// Lets in whom a provider vouches for. Issuer and subject say who it is, never a name or an address; the roles are those
/// that the provider's claims give now.
/// </summary>
internal sealed class IdentityDoor(Programme programme, SignIn door, TimeProvider clock)
{
    private const int LongestName = 60;

    /// <summary>Lets the person in; false where not, which is then in the evidence.</summary>
    public async Task<bool> EnterAsync(
        IdentityProvider provider,
        ClaimsPrincipal vouched,
        CancellationToken cancel
    )
    {
        var with = provider.Scheme;
        if (vouched.FindFirstValue("sub") is not { Length: > 0 and <= 255 } subject)
            return await RefuseAsync("", "the provider named no subject", with);
        var identity = new ForeignIdentity(provider.Issuer, subject);
        var grants = GrantsOf(provider, vouched);
        var name = NameOf(provider, vouched) ?? subject;
        var known = await programme.Access.UserIdentifiedAsync(identity, cancel);
        if (known is null && grants.Count == 0)
            return await RefuseAsync(name, "no claim gives a role", with);
        known ??= await AddAsync(provider, identity, name, grants, cancel);
        if (known is null)
            return await RefuseAsync(name, "the name is taken", with);
        if (known.ClosedAt is not null)
            return await RefuseAsync(known.Name, "closed", with);
        var now = await GrantAsync(provider, known, grants, cancel);
        if (now is null || grants.Count == 0)
            return await RefuseAsync(
                known.Name,
                now is null ? "the last administrator cannot lose the role" : "no claim gives a role",
                with
            );
        await door.EnterAsync(new Account(now), with, isWhole: true);
        return true;
    }

    /// <summary>What the values of a person's claims give.</summary>
    internal static IReadOnlyList<Grant> GrantsOf(IdentityProvider provider, ClaimsPrincipal vouched)
    {
        var values = vouched
            .FindAll(provider.RoleClaim)
            .Select(claim => claim.Value)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. provider
                .Grants.Where(grant => values.Contains(grant.Value))
                .Select(grant => new Grant(grant.Role, grant.Site))
                .Distinct()
                .OrderBy(grant => grant.Role)
                .ThenBy(grant => grant.Site, StringComparer.Ordinal),
        ];
    }

    // A name that somebody has stays his: the other one carries the provider's word behind it.
    private async Task<UserRecord?> AddAsync(
        IdentityProvider provider,
        ForeignIdentity identity,
        string name,
        IReadOnlyList<Grant> grants,
        CancellationToken cancel
    )
    {
        foreach (var candidate in new[] { name, $"{name} ({provider.Id})" })
        {
            var user = new UserRecord
            {
                Id = Guid.NewGuid().ToString("N"),
                Name = candidate,
                Grants = grants,
                Identity = identity,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                MadeAt = clock.GetUtcNow(),
            };
            var refusal = await programme.As(provider.Scheme).Access.AddAsync(user, first: false, cancel);
            if (refusal is null)
                return user;
            // Two windows at once: the other one was first.
            if (await programme.Access.UserIdentifiedAsync(identity, cancel) is { } made)
                return made;
        }
        return null;
    }

    // Roles that changed end the older sessions, as they do where an administrator changes them.
    private async Task<UserRecord?> GrantAsync(
        IdentityProvider provider,
        UserRecord known,
        IReadOnlyList<Grant> grants,
        CancellationToken cancel
    )
    {
        if (known.Grants.ToHashSet().SetEquals(grants))
            return known;
        var desk = programme.As(provider.Scheme).Access;
        var (now, refusal) = await desk.ChangeAsync(
            known.Id,
            user => user with { Grants = grants, SecurityStamp = Guid.NewGuid().ToString("N") },
            "user.grants",
            cancel
        );
        if (refusal is not null)
            return null;
        await desk.Sessions.EndAsync(known.Id, only: null, except: null, announce: true, cancel);
        return now;
    }

    private async Task<bool> RefuseAsync(string name, string why, string with)
    {
        await door.DenyAsync(name, why, with);
        return false;
    }

    private static string? NameOf(IdentityProvider provider, ClaimsPrincipal vouched)
    {
        var given = string.Concat(
                (vouched.FindFirstValue(provider.NameClaim) ?? "").Where(c => !char.IsControl(c))
            )
            .Trim();
        return given.Length is 0 or > LongestName ? null : given;
    }
}
