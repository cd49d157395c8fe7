using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Endpoints;

/// <summary>Where the API lies.</summary>
internal static class ApiPlaces
{
    /// <summary>The beginning of its addresses.</summary>
    public const string Base = "/api/v1";

    /// <summary>Its description.</summary>
    public const string Document = "/openapi.json";

    /// <summary>The name of its description.</summary>
    public const string Version = "v1";

    /// <summary>Whether a request is one of the API.</summary>
    public static bool Holds(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Base, StringComparison.OrdinalIgnoreCase);
}
