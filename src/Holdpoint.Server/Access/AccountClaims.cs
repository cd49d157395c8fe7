using System.Security.Claims;
using Holdpoint.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Holdpoint.Server.Access;

/// <summary>What a session's cookie says of an account: who, what he or she may do, and the stamp that ends it.</summary>
internal sealed class AccountClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var names = options.Value.ClaimsIdentity;
        var identity = PersonClaims.Write(
            new Person(user.Record.Name, user.Record.Grants),
            IdentityConstants.ApplicationScheme
        );
        identity.AddClaim(new(names.UserIdClaimType, user.Record.Id));
        identity.AddClaim(new(names.SecurityStampClaimType, user.Record.SecurityStamp));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
