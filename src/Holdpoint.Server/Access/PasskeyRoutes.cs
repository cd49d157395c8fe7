using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Access;

/// <summary>What a page's script asks for before a device makes a passkey or answers with one.</summary>
internal static class PasskeyRoutes
{
    /// <summary>The routes.</summary>
    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost(
                "/sign-in/passkey",
                async (HttpContext context, Passkeys passkeys, IAntiforgery forgery) =>
                    await forgery.IsRequestValidAsync(context)
                        ? Results.Text(await passkeys.AskAsync(), "application/json")
                        : Results.BadRequest()
            )
            .AllowAnonymous();
        app.MapPost(
                "/account/passkey",
                async (HttpContext context, Passkeys passkeys, OwnAccount accounts, IAntiforgery forgery) =>
                {
                    if (!await forgery.IsRequestValidAsync(context))
                        return Results.BadRequest();
                    if (await accounts.OfAsync(context.User) is not { } account)
                        return Results.NotFound();
                    var asked = await passkeys.AskNewAsync(account, context.Request.Form["old"].ToString());
                    return asked is null
                        ? Results.StatusCode(StatusCodes.Status403Forbidden)
                        : Results.Text(asked, "application/json");
                }
            )
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }
}
