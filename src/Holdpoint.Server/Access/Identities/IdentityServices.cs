using System.Security.Claims;
using Holdpoint.Engine;
using Holdpoint.Engine.Storage;
using Holdpoint.Server.Access.Passwords;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Holdpoint.Server.Access.Identities;

/// <summary>Companies' own sign-in: OpenID Connect, the code flow with PKCE, one scheme and one way back for each provider.</summary>
internal static class IdentityServices
{
    private const string Ways = "/sign-in/with/";

    // What providers sign tokens with; none that is symmetric, and no "none".
    private static readonly string[] Algorithms =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];

    /// <summary>Where a person goes to come in by a provider.</summary>
    public static string Way(IdentityProvider provider, string to) =>
        $"{Ways}{provider.Id}?to={Uri.EscapeDataString(to)}";

    /// <summary>Registers each provider.</summary>
    public static void AddIdentities(this IServiceCollection services, ServerSettings settings)
    {
        if (IdentityFile.Trouble(settings.Identities) is { } trouble)
            throw new StorageException($"{IdentitySettings.FileName}: {trouble}");
        services.AddScoped<IdentityDoor>();
        if (settings.Identities.BreachedPasswords is { } list)
            services.AddSingleton(new BreachedPasswords(list));
        var authentication = services.AddAuthentication();
        foreach (var provider in settings.Identities.Providers)
            authentication.AddOpenIdConnect(
                provider.Scheme,
                provider.Name,
                options => Configure(options, provider, settings)
            );
    }

    /// <summary>The way to each provider; the ways back are the framework's.</summary>
    public static void MapIdentities(this WebApplication app) =>
        app.MapGet(
                Ways + "{id}",
                (string id, string? to, ServerSettings settings) =>
                    settings.Identities.Providers.FirstOrDefault(one => one.Id == id) is { } provider
                        ? Results.Challenge(
                            new AuthenticationProperties { RedirectUri = OwnPlace.Of(to) },
                            [provider.Scheme]
                        )
                        : Results.NotFound()
            )
            .AllowAnonymous();

    /// <summary>Says so where local sign-in is off and the account for emergencies is none.</summary>
    /// <exception cref="StorageException">Nobody could come in on the day on which the provider is away.</exception>
    public static async Task CheckBreakGlassAsync(
        IdentitySettings settings,
        Programme programme,
        CancellationToken cancel
    )
    {
        if (settings.LocalSignIn || await programme.Access.IsEmptyAsync(cancel))
            return;
        var user = await programme.Access.UserNamedAsync(settings.BreakGlass!, cancel);
        if (
            user is not { ClosedAt: null, PasswordHash: not null, PasswordUntil: null }
            || !user.Grants.Contains(new(Core.Access.Role.Administrator, null))
        )
            throw new StorageException(
                $"{IdentitySettings.FileName}: breakGlass names {settings.BreakGlass}, who is no open account with a password of its own choice and the role Administrator at all sites."
            );
    }

    private static void Configure(
        OpenIdConnectOptions options,
        IdentityProvider provider,
        ServerSettings settings
    )
    {
        options.Authority = provider.Issuer;
        options.RequireHttpsMetadata = !new Uri(provider.Issuer).IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = Secret(provider);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.Clear();
        // Also arrays become a claim for each of their values.
        options.ClaimActions.MapJsonKey(provider.RoleClaim, provider.RoleClaim);
        options.ClaimActions.MapJsonKey(provider.NameClaim, provider.NameClaim);
        options.Scope.Clear();
        foreach (
            var scope in provider.Scopes.Prepend("profile").Prepend("openid").Distinct(StringComparer.Ordinal)
        )
            options.Scope.Add(scope);
        options.TokenValidationParameters.ValidIssuer = provider.Issuer;
        options.TokenValidationParameters.ValidAudience = provider.ClientId;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.CallbackPath = $"{Ways}{provider.Id}/back";
        // Only people who come in use it, and the way there begins with them: a sign-out elsewhere ends nothing here.
        options.RemoteSignOutPath = default;
        options.SignInScheme = IdentityConstants.ApplicationScheme;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.Name = ServerCookies.BoundToPath($"identity-{provider.Id}.", settings);
            // The provider leads back here, which for a browser is a visit from elsewhere.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = ServerCookies.Secure(settings);
        }
        options.NonceCookie.Name += "nonce.";
        options.Events = Events(provider, settings.Identities);
    }

    private static OpenIdConnectEvents Events(IdentityProvider provider, IdentitySettings settings) =>
        new()
        {
            OnRedirectToIdentityProvider = context =>
            {
                if (settings.Address is { } address)
                    context.ProtocolMessage.RedirectUri = address.TrimEnd('/') + context.Options.CallbackPath;
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                // What the provider's own description says of itself does not count where it is somebody else's issuer.
                if (context.SecurityToken.Issuer != provider.Issuer)
                    context.Fail("The token is of another issuer.");
                return Task.CompletedTask;
            },
            OnTicketReceived = async context =>
            {
                var door = context.HttpContext.RequestServices.GetRequiredService<IdentityDoor>();
                var isIn = await door.EnterAsync(
                    provider,
                    context.Principal ?? new ClaimsPrincipal(),
                    context.HttpContext.RequestAborted
                );
                context.Response.Redirect(isIn ? OwnPlace.Of(context.ReturnUri) : Refused);
                context.HandleResponse();
            },
            OnRemoteFailure = async context =>
            {
                const int Most = 200;
                var why = context.Failure?.Message ?? "";
                await context
                    .HttpContext.RequestServices.GetRequiredService<SignIn>()
                    .DenyAsync("", why.Length <= Most ? why : why[..Most], provider.Scheme);
                context.Response.Redirect(Refused);
                context.HandleResponse();
            },
        };

    private const string Refused = "/sign-in?refused=provider";

    private static string? Secret(IdentityProvider provider)
    {
        if (provider.ClientSecretFile is not { } file)
            return null;
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The secret of {provider.Id} cannot be read: {fault.Message}", fault);
        }
    }
}
