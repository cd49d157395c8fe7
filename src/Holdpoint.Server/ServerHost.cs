using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Server.Access;
using Holdpoint.Server.Access.Identities;
using Holdpoint.Server.Assets;
using Holdpoint.Server.Endpoints;
using Holdpoint.Server.Endpoints.Inventory;
using Holdpoint.Server.Endpoints.Monitoring;
using Holdpoint.Server.Exports;
using Holdpoint.Server.Jobs;
using Holdpoint.Server.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Server;

/// <summary>Puts the server together: services, the way of a request, routes.</summary>
public static class ServerHost
{
    /// <summary>Opens the programme and builds a server that is ready to be started.</summary>
    /// <exception cref="Engine.Storage.StorageException">The data directory or database cannot be used.</exception>
    public static async Task<WebApplication> BuildAsync(ServerSettings settings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var programme = await Programme.OpenAsync(settings.Inputs, cancel);
        await programme.CompleteAsync(cancel);
        await IdentityServices.CheckBreakGlassAsync(settings.Identities, programme, cancel);
        // Nothing is read from the directory that the command happens to be called in.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = "holdpoint",
            }
        );
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(
            settings.Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ServerLimits.RequestBytes;
            kestrel.Limits.RequestHeadersTimeout = ServerLimits.RequestHead;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // They speak of what is meant so: pages are never kept, and the keys' directory is this account's alone.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // A port that is taken is said in one line by the command.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        Services(builder.Services, settings, programme);
        var app = builder.Build();
        Way(app);
        return app;
    }

    /// <summary>The word with which the first administrator is made; null where there is an account already.</summary>
    public static async Task<string?> SetupCodeAsync(WebApplication server, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(server);
        return await server.Services.GetRequiredService<Programme>().Access.IsEmptyAsync(cancel)
            ? server.Services.GetRequiredService<SetupCode>().Text
            : null;
    }

    private static void Services(IServiceCollection services, ServerSettings settings, Programme programme)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Inputs.Clock);
        services.AddSingleton(programme);
        services.AddSingleton<EmbeddedAssets>();
        services.AddAccess(settings);
        services.AddScoped<Work>();
        services.AddScoped<SiteTimes>();
        services.AddPlaces();
        services.AddIntake();
        services.AddJobs();
        services.AddApi(settings);
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = ServerCookies.Name("form", settings);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = ServerCookies.Secure(settings);
        });
    }

    private static void Way(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/trouble", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/trouble/{0}", createScopeForStatusCodePages: true);
        // What is shown instead of an answer is looked at, whatever was asked: it takes no form.
        app.Use(
            (context, next) =>
            {
                if (
                    context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                    || context.Features.Get<IExceptionHandlerFeature>() is not null
                )
                    context.Request.Method = HttpMethods.Get;
                return next(context);
            }
        );
        app.UseMiddleware<ApiTroubles>();
        app.MapAssets();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<UnfinishedSignIns>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<RepeatedRequests>();
        app.MapAccess();
        app.MapDocuments();
        app.MapRazorComponents<App>();
        app.MapPlaces();
        app.MapIntake();
        app.MapExports();
        app.MapJobs();
        app.MapApi();
    }
}
