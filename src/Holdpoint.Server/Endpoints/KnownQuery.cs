using System.Reflection;
using Holdpoint.Server.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints;

/// <summary>Refuses words in the query that an operation does not know: a filter that is misspelt would show everything.</summary>
internal sealed class KnownQuery : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        if (http.Request.Query.Count > 0)
        {
            var known = Known((RouteEndpoint)http.GetEndpoint()!);
            foreach (var (word, values) in http.Request.Query)
            {
                if (!known.Contains(word, StringComparer.Ordinal))
                    return Trouble.Invalid(
                        word,
                        "This operation knows no such word in its query.",
                        known.Count == 0 ? "It takes none." : $"It knows {string.Join(", ", known)}."
                    );
                if (values.Count > 1)
                    return Trouble.Invalid(word, "It is there more than once.", "Give it once.");
            }
        }
        return await next(context);
    }

    /// <summary>The words that an operation knows.</summary>
    public static IReadOnlyList<string> Known(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ExportTable>() is { } table
            ? [TableEndpoints.Format, .. table.Filters.Select(filter => filter.Name)]
            : Bound(endpoint);

    private static IReadOnlyList<string> Bound(RouteEndpoint endpoint) =>
        [
            .. endpoint
                .Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
                .Where(one => IsText(one.ParameterInfo.ParameterType))
                .Select(one =>
                    one.ParameterInfo.GetCustomAttributes()
                        .OfType<IFromQueryMetadata>()
                        .FirstOrDefault()
                        ?.Name
                    ?? one.Name
                )
                .Where(name => endpoint.RoutePattern.GetParameter(name) is null)
                .Distinct(StringComparer.Ordinal),
        ];

    private static bool IsText(Type type) =>
        type == typeof(string)
        || (Nullable.GetUnderlyingType(type) ?? type) is { IsValueType: true } plain
            && plain != typeof(CancellationToken);
}
