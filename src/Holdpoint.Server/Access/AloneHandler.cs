using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdpoint.Server.Access;

/// <summary>Takes every request from this machine for the one person that a test named.</summary>
internal sealed class AloneHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ServerSettings settings
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "alone";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            settings.Alone is { } person
            && Context.Connection.RemoteIpAddress is { } from
            && IPAddress.IsLoopback(from)
                ? AuthenticateResult.Success(
                    new(new ClaimsPrincipal(PersonClaims.Write(person, SchemeName)), SchemeName)
                )
                : AuthenticateResult.NoResult()
        );
}
