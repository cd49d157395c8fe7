using Holdpoint.Server.Endpoints.Evaluation;
using Holdpoint.Server.Endpoints.Evidence;
using Holdpoint.Server.Endpoints.Settings;
using Holdpoint.Server.Pages;
using Holdpoint.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server;

/// <summary>What comments, files, evidence and settings need beside their pages.</summary>
internal static class PlaceServices
{
    /// <summary>The services.</summary>
    public static void AddPlaces(this IServiceCollection services)
    {
        services.AddSingleton<UploadDesk>();
        services.AddScoped<HeldUploads>();
        services.AddSingleton<SaidNote>();
    }

    /// <summary>The routes.</summary>
    public static void MapPlaces(this WebApplication app)
    {
        app.Services.GetRequiredService<UploadDesk>().Sweep();
        app.MapComments();
        app.MapEvidence();
        app.MapPolicies();
    }
}
