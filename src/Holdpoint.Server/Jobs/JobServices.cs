using Holdpoint.Server.Endpoints.Jobs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Jobs;

/// <summary>What jobs need in a server.</summary>
internal static class JobServices
{
    /// <summary>The services.</summary>
    public static void AddJobs(this IServiceCollection services) => services.AddHostedService<JobHost>();

    /// <summary>The routes.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes) => routes.MapJobEvents();
}
