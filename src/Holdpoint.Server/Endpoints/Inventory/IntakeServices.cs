using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Endpoints.Inventory;

/// <summary>What the intake of inventories needs in a server.</summary>
internal static class IntakeServices
{
    /// <summary>The services.</summary>
    public static void AddIntake(this IServiceCollection services) => services.AddSingleton<ImportSeal>();

    /// <summary>The routes.</summary>
    public static void MapIntake(this IEndpointRouteBuilder routes) => routes.MapImport();
}
