using System.Text.Json;
using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Engine.Access.Tokens;
using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Access;

/// <summary>Holds a deed on something against the person's permission at its site; an attempt without it is recorded.</summary>
public sealed class Denials(Programme programme, CurrentPerson person, IHttpContextAccessor http)
{
    /// <summary>True where the person may; else the attempt is in the evidence and the answer says 403.</summary>
    /// <param name="permission">What is needed.</param>
    /// <param name="site">Where; null for what concerns all sites.</param>
    /// <param name="subject">What it was tried on.</param>
    public async Task<bool> MayAsync(Permission permission, string? site, string subject)
    {
        if (person.May(permission, site))
            return true;
        await RecordAsync(subject, permission, site);
        http.HttpContext!.Response.StatusCode = StatusCodes.Status403Forbidden;
        return false;
    }

    /// <summary>Records that a token opened nothing.</summary>
    /// <param name="token">The token whose id was shown; null where there is none.</param>
    /// <param name="why">Why.</param>
    /// <param name="from">The address it came from.</param>
    public Task RecordAsync(ApiToken? token, string why, string from) =>
        programme.Access.RecordAsync(
            "access.denied",
            token?.Id ?? "token",
            JsonSerializer.Serialize(
                new
                {
                    tried = "token",
                    why,
                    from,
                }
            ),
            CancellationToken.None
        );

    /// <summary>Records that the person was refused something.</summary>
    public Task RecordAsync(string subject, Permission? permission, string? site) =>
        programme.Access.RecordAsync(
            "access.denied",
            person.Who.Name,
            JsonSerializer.Serialize(
                new
                {
                    tried = subject,
                    needs = permission?.ToString(),
                    site,
                }
            ),
            CancellationToken.None
        );
}
