using System.Security.Claims;
using System.Security.Cryptography;
using Holdpoint.Engine;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Access;

/// <summary>
/// Ties a browser's cookie to a session that the programme keeps: one that was ended opens nothing any more, also where
/// somebody has a copy of the cookie. Every sign-in makes a new one.
/// </summary>
internal static class SessionCookies
{
    private const string Session = "holdpoint.session";

    // In the session's own properties, because claims are made anew whenever the account is looked at.
    private const string TwoSteps = "holdpoint.two-steps";
    private const string Method = "amr";
    private const string ByTwo = "mfa";

    /// <summary>What a session begins with that needs no further step: a passkey, or a provider's word.</summary>
    public static AuthenticationProperties Whole => new() { Items = { [TwoSteps] = "" } };

    /// <summary>Whether somebody came in with a password alone.</summary>
    public static async Task<bool> HasOneStepAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties
            is not { } properties
        || !properties.Items.ContainsKey(TwoSteps);

    /// <summary>The person of this session has shown a second step; it is written with the next cookie.</summary>
    public static async Task CompleteAsync(HttpContext context)
    {
        if (
            (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is
            { } properties
        )
            properties.Items[TwoSteps] = "";
    }

    /// <summary>The session of a request; null where there is none.</summary>
    public static async Task<string?> IdOfAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties is { } properties
            ? IdOf(properties)
            : null;

    /// <summary>Somebody comes in: the session begins. A cookie that is only written anew stays in its session.</summary>
    public static async Task BeginAsync(CookieSigningInContext context)
    {
        if (context.Properties.Items.ContainsKey(Session))
            return;
        if (context.Principal?.HasClaim(Method, ByTwo) == true)
            context.Properties.Items[TwoSteps] = "";
        var http = context.HttpContext;
        var now = context.Options.TimeProvider!.GetUtcNow();
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Properties.Items[Session] = id;
        await Programme(http)
            .Access.Sessions.BeginAsync(
                new(
                    id,
                    UserOf(context.Principal) ?? "",
                    now,
                    now,
                    http.Connection.RemoteIpAddress?.ToString() ?? "",
                    BrowserFamily.Of(http.Request.Headers.UserAgent.ToString())
                ),
                Life(http),
                http.RequestAborted
            );
    }

    /// <summary>Whether the session has not ended, and the account is as it was.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var user = UserOf(context.Principal);
        if (
            user is null
            || IdOf(context.Properties) is not { } id
            || !await Programme(http).Access.Sessions.SeeAsync(id, user, Life(http), http.RequestAborted)
        )
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>Somebody leaves: a copy of the cookie is worth nothing.</summary>
    public static async Task EndAsync(HttpContext context)
    {
        var found = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (
            found.Properties is { } properties
            && IdOf(properties) is { } id
            && UserOf(found.Principal) is { } user
        )
            await Programme(context)
                .Access.Sessions.EndAsync(user, id, except: null, announce: false, context.RequestAborted);
    }

    private static string? IdOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Session, out var id) ? id : null;

    private static string? UserOf(ClaimsPrincipal? who) => who?.FindFirstValue(ClaimTypes.NameIdentifier);

    private static Programme Programme(HttpContext http) =>
        http.RequestServices.GetRequiredService<Programme>();

    private static Engine.Access.Sessions.SessionLife Life(HttpContext http) =>
        http.RequestServices.GetRequiredService<ServerSettings>().Sessions;
}
