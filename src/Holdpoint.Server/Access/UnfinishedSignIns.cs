using Holdpoint.Core.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Access;

/// <summary>
/// A session that lacks something opens the own account and nothing else: where a second step is demanded and there is none
/// yet, or where the password is one that somebody else chose.
/// </summary>
internal sealed class UnfinishedSignIns(RequestDelegate next)
{
    private const string Place = "/account";

    // What serves to complete it, and to leave.
    private static readonly string[] Open = [Place, "/account/passkey", "/sign-out"];

    public async Task InvokeAsync(HttpContext context, ServerSettings settings)
    {
        var lacks = await LackOf(context, settings);
        if (
            lacks is null
            || Open.Contains(context.Request.Path.Value, StringComparer.OrdinalIgnoreCase)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
            await next(context);
        else if (
            HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        )
            context.Response.Redirect(Place);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>What the session of a request lacks; null where it is whole, or there is none.</summary>
    public static async Task<SignInLack?> LackOf(HttpContext context, ServerSettings settings)
    {
        if (PersonClaims.Read(context.User) is not { } person)
            return null;
        if (context.User.HasClaim(claim => claim.Type == AccountClaims.GivenPassword))
            return SignInLack.OwnPassword;
        return
            person.Scope is null
            && settings.Alone is null
            && settings.Identities.Demands(person)
            && await SessionCookies.HasOneStepAsync(context)
            ? SignInLack.SecondStep
            : null;
    }
}
