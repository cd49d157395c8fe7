using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.Clocks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>The clocks that a site's policy can name.</summary>
internal static class ClockEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapClocks(this IEndpointRouteBuilder api) =>
        api.MapGet(
                "/clocks",
                () => TypedResults.Ok(new Part<ClockDefinition>(ClockCatalogue.Shipped.Definitions, null))
            )
            .Demands(Permission.View)
            .WithTags("Sites")
            .WithName("listClocks")
            .WithSummary("The shipped rules that set deadlines, with what they rest on.");
}
