using System.Text.Json.Nodes;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Server.Access;
using Holdpoint.Server.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Holdpoint.Server.Endpoints;

/// <summary>The description of the API (OpenAPI 3.1), made from its routes.</summary>
internal static class ApiDocument
{
    private const string Scheme = "token";
    private const string ProblemType = "application/problem+json";

    private const string About =
        "What Holdpoint's pages do, for programs. Requests carry a token of a person, made at /account/tokens, "
        + "and see and change what the person and the token's scope allow. Lists are read in parts: send each \"next\" as "
        + "\"cursor\" until it is null. Answers to reads carry an ETag; with If-None-Match what is known is not sent again, "
        + "with If-Match a change is made only on what was read. A change with an Idempotency-Key can be sent again for 24 "
        + "hours and is done once. What stands against a request is a problem (RFC 9457) that says what, where and what to do.";

    /// <summary>The services.</summary>
    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<ApiBook>();
        services.AddOpenApi(
            ApiPlaces.Version,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = one =>
                    one.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
                options.AddDocumentTransformer(DescribeAsync);
                options.AddOperationTransformer(DescribeAsync);
                options.AddSchemaTransformer(DescribeAsync);
            }
        );
    }

    /// <summary>The route.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                ApiPlaces.Base + ApiPlaces.Document,
                async (ApiBook book, CancellationToken cancel) =>
                    Results.Bytes(await book.JsonAsync(cancel), "application/json; charset=utf-8")
            )
            .Demands(Permission.View)
            .WithMetadata(new ExcludeFromDescriptionAttribute());

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancel
    )
    {
        document.Info = new()
        {
            Title = "Holdpoint",
            Version = ApiPlaces.Version,
            Description = About,
        };
        // The same wherever it is served.
        document.Servers = [];
        document.AddComponent<IOpenApiSecurityScheme>(
            Scheme,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "hpt_…",
                Description = "A token of a person, made at /account/tokens and shown there once.",
            }
        );
        document.Security = [new() { [new(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(nameof(Problem)) != true)
            document.AddComponent<IOpenApiSchema>(
                nameof(Problem),
                await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancel)
            );
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "What stands against the request.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) },
            },
        };
        operation.Parameters ??= [];
        var about = context.Description.ActionDescriptor.EndpointMetadata;
        if (about.OfType<ExportTable>().FirstOrDefault() is { } table)
            Describe(operation, table);
        else if (context.Description.HttpMethod == "GET")
        {
            operation.Responses["304"] = new OpenApiResponse
            {
                Description = "It is still what If-None-Match names.",
            };
            operation.Parameters.Add(Header("If-None-Match", "The ETag of an earlier answer."));
        }
        else if (!about.OfType<NeedsNoKey>().Any())
        {
            operation.Parameters.Add(
                Header(
                    "Idempotency-Key",
                    "Names this request, so that sent again it is done once. Kept for 24 hours."
                )
            );
            if (about.OfType<TakesIfMatch>().Any())
                operation.Parameters.Add(Header("If-Match", "The ETag of what the change is made on."));
        }
        if (about.OfType<DemandsAttribute>().FirstOrDefault() is { } demands)
            operation.Description =
                $"Demands {EnumWords.Of(demands.Permission)}{(demands.Everywhere ? " for all sites" : "")}.";
    }

    private static Task DescribeAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancel
    )
    {
        if (context.JsonTypeInfo.Type == typeof(DecisionKind))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. DecisionKindWord.All.Select(row => (JsonNode)row.Word)];
        }
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiOperation operation, ExportTable table)
    {
        foreach (var parameter in RoutePatternFactory.Parse(table.Path).Parameters)
            operation.Parameters!.Add(
                new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        foreach (var filter in table.Filters)
            operation.Parameters!.Add(Query(filter.Name, filter.Says));
        operation.Parameters!.Add(
            Query(
                TableEndpoints.Format,
                $"{string.Join(" or ", TableEndpoints.Formats)}; {TableEndpoints.Formats[0]} where it is left out."
            )
        );
    }

    private static OpenApiParameter Query(string name, string says) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = says,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static OpenApiParameter Header(string name, string says) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = says,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
