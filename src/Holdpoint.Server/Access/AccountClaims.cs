using System.Security.Claims;
using Holdpoint.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Holdpoint.Server.Access;

/// <summary>What a session's cookie says of an account: who, what he or she may do, and the stamp that ends it.</summary>
internal sealed class AccountClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Account>
{
    /// <summary>The claim of those whose password somebody else chose.</summary>
    public const string GivenPassword = "holdpoint.given-password";

    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var names = options.Value.ClaimsIdentity;
        var identity = PersonClaims.Write(
            new Person(user.Record.Name, user.Record.Grants),
            IdentityConstants.ApplicationScheme
        );
        identity.AddClaim(new(names.UserIdClaimType, user.Record.Id));
        identity.AddClaim(new(names.SecurityStampClaimType, user.Record.SecurityStamp));
        if (user.Record.PasswordUntil is not null)
            identity.AddClaim(new(GivenPassword, ""));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
