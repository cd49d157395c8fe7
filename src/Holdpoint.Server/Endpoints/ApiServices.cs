using System.Text.Json;
using System.Text.Json.Serialization;
using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Holdpoint.Server.Endpoints.Access;
using Holdpoint.Server.Endpoints.Evaluation;
using Holdpoint.Server.Endpoints.Evidence;
using Holdpoint.Server.Endpoints.Inventory;
using Holdpoint.Server.Endpoints.Jobs;
using Holdpoint.Server.Endpoints.Monitoring;
using Holdpoint.Server.Endpoints.Overview;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Endpoints;

/// <summary>The API for programs: everything that the pages do.</summary>
internal static class ApiServices
{
    private const string Recognised = "holdpoint";

    /// <summary>The services.</summary>
    public static void AddApi(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<TokenAttempts>();
        services.AddScoped<CaseDoor>();
        var people = settings.Alone is null ? IdentityConstants.ApplicationScheme : AloneHandler.SchemeName;
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null)
            // A request that shows a token counts as the token's, whatever session comes with it.
            .AddPolicyScheme(
                Recognised,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        ApiPlaces.Holds(context) && TokenHandler.IsShown(context.Request)
                            ? TokenHandler.SchemeName
                            : people
            );
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            options.DefaultScheme = Recognised;
            options.DefaultAuthenticateScheme = Recognised;
            options.DefaultChallengeScheme = Recognised;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => Form(options.SerializerOptions));
        services.AddApiDocument();
    }

    /// <summary>The routes.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiPlaces.Base).AddEndpointFilter<KnownQuery>().AddEndpointFilter<ETags>();
        api.MapOverview();
        api.MapWorklist();
        api.MapCases();
        api.MapFiles();
        api.MapDecisions();
        api.MapSites();
        api.MapSitePolicies();
        api.MapClocks();
        api.MapAssetList();
        api.MapInventoryFiles();
        api.MapAdvisories();
        api.MapSources();
        api.MapJobList();
        api.MapEvidenceList();
        api.MapEvidenceDeeds();
        api.MapOwn();
        api.MapUsers();
        api.MapTables();
        app.MapApiDocument();
        // What nothing above answers is answered in the API's own way.
        app.Map(ApiPlaces.Base + "/{**rest}", () => Trouble.Of(404))
            .Demands(Permission.View)
            .ExcludeFromDescription();
    }

    /// <summary>Says that a change can demand what was read.</summary>
    public static TBuilder TakesIfMatch<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new TakesIfMatch());

    /// <summary>Says what an operation demands.</summary>
    public static TBuilder Demands<TBuilder>(
        this TBuilder route,
        Permission permission,
        bool everywhere = false
    )
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new DemandsAttribute(permission) { Everywhere = everywhere });

    private static void Form(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowDuplicateProperties = false;
        json.MaxDepth = 64;
        json.Converters.Add(new DecisionKindJson());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, false));
    }
}
