using System.Security.Claims;
using System.Text.Encodings.Web;
using Holdpoint.Engine;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdpoint.Server.Access;

/// <summary>Recognises programs by the token that they act with; one that opens nothing is recorded.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Programme programme,
    Denials denials,
    TokenAttempts attempts
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a request shows a token.</summary>
    public static bool IsShown(Microsoft.AspNetCore.Http.HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShown(Request))
            return AuthenticateResult.NoResult();
        var shown = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        var check = await programme.Access.Tokens.CheckAsync(shown, Context.RequestAborted);
        if (check.Person is { } person)
            return AuthenticateResult.Success(
                new(new ClaimsPrincipal(PersonClaims.Write(person, SchemeName)), SchemeName)
            );
        var from = Context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (attempts.IsFirst($"{from} {check.Token?.Id} {check.Why}"))
            await denials.RecordAsync(check.Token, check.Why ?? "", from);
        return AuthenticateResult.Fail($"This token opens nothing: {check.Why}.");
    }
}
