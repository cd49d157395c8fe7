using System.Threading.RateLimiting;
using Holdpoint.Engine;
using Holdpoint.Server.Access.Identities;
using Holdpoint.Server.Access.Passwords;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Access;

/// <summary>Who comes in, how, and for how long.</summary>
internal static class AccessServices
{
    /// <summary>Registers everything that recognises people and holds what they do against what they may.</summary>
    public static void AddAccess(this IServiceCollection services, ServerSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<Denials>();
        services.AddScoped<NewAccounts>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<SignIn>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<RefusedRates>();
        services.AddSingleton<IAuthorizationHandler, DemandHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedRequests>();
        // A route that says nothing of who may come in lets nobody in.
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        var keys = Directory.CreateDirectory(
            Path.Combine(settings.Inputs.Storage.DataDirectory, "keys", "server")
        );
        if (!OperatingSystem.IsWindows())
            keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        services.AddDataProtection().SetApplicationName("holdpoint").PersistKeysToFileSystem(keys);
        Scheme(services, settings);
        services.AddIdentities(settings);
        Identity(services);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context
                    .HttpContext.RequestServices.GetRequiredService<RefusedRates>()
                    .Say(context.HttpContext);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Limit);
        });
    }

    /// <summary>The routes that are no pages.</summary>
    public static void MapAccess(this WebApplication app)
    {
        app.MapPasskeys();
        app.MapIdentities();
        app.MapPost(
                "/sign-out",
                async (HttpContext context, SignIn door, CurrentPerson person, IAntiforgery forgery) =>
                {
                    if (!await forgery.IsRequestValidAsync(context))
                        return Results.BadRequest();
                    await door.LeaveAsync(person.Who.Name);
                    return Results.LocalRedirect("/sign-in");
                }
            )
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }

    private static void Scheme(IServiceCollection services, ServerSettings settings)
    {
        var authentication = services.AddAuthentication(
            settings.Alone is null ? IdentityConstants.ApplicationScheme : AloneHandler.SchemeName
        );
        authentication.AddScheme<AuthenticationSchemeOptions, AloneHandler>(AloneHandler.SchemeName, null);
        authentication.AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = ServerCookies.Name("session", settings);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = ServerCookies.Secure(settings);
            cookie.ExpireTimeSpan = settings.Sessions.Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "to";
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            cookie.Events.OnSigningIn = SessionCookies.BeginAsync;
            cookie.Events.OnValidatePrincipal = SessionCookies.ValidateAsync;
        });
        // Between two steps of coming in: what was asked of a device, or that the password was right.
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme,
            cookie =>
            {
                cookie.Cookie.Name = ServerCookies.Name("step", settings);
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.SecurePolicy = ServerCookies.Secure(settings);
            }
        );
    }

    private static void Identity(IServiceCollection services)
    {
        services
            .AddIdentityCore<Account>(options =>
            {
                // NIST SP 800-63B: length, no rules on kinds of characters.
                options.Password.RequiredLength = ServerLimits.ShortestPassword;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 1;
                options.User.AllowedUserNameCharacters = "";
                options.Lockout.MaxFailedAccessAttempts = ServerLimits.WrongAttempts;
                options.Lockout.DefaultLockoutTimeSpan = ServerLimits.LockOut;
            })
            .AddPasswordValidator<PasswordRules>()
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager()
            // The framework's other second steps send mails and messages, which a plant has not.
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IPasswordHasher<Account>, Argon2Hasher>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device asks its person (a PIN, a finger): a passkey is both steps at once. It knows whose it is.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.ValidateOrigin = context => ValueTask.FromResult(IsOwn(context));
        });
        services.Configure<SecurityStampValidatorOptions>(options =>
            options.ValidationInterval = ServerLimits.StampCheck
        );
    }

    // The page that asked the device was ours: this host and port, and not one inside of another page.
    private static bool IsOwn(PasskeyOriginValidationContext context) =>
        !context.CrossOrigin
        && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
        && (origin.Scheme == Uri.UriSchemeHttps || origin.IsLoopback)
        && string.Equals(
            origin.IsDefaultPort ? origin.Host : origin.Authority,
            context.HttpContext.Request.Host.Value,
            StringComparison.OrdinalIgnoreCase
        );

    private static RateLimitPartition<string> Limit(HttpContext context)
    {
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "";
        // Whoever was recognised has a share of his own: people behind one proxy do not take it from each other.
        var whose = PersonClaims.Read(context.User) is { } person ? $"{from} {person.Name}" : from;
        var isKey =
            HttpMethods.IsPost(context.Request.Method)
            && (
                context.Request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase)
                || context.Request.Path.StartsWithSegments("/setup", StringComparison.OrdinalIgnoreCase)
            );
        return isKey
            ? RateLimitPartition.GetFixedWindowLimiter(
                "key " + from,
                _ =>
                    new()
                    {
                        PermitLimit = ServerLimits.AttemptsPerMinute,
                        Window = TimeSpan.FromMinutes(1),
                        QueueLimit = 0,
                    }
            )
            : RateLimitPartition.GetTokenBucketLimiter(
                whose,
                _ =>
                    new()
                    {
                        TokenLimit = ServerLimits.RequestsAtOnce,
                        TokensPerPeriod = ServerLimits.RequestsPerSecond,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        QueueLimit = 0,
                    }
            );
    }
}
