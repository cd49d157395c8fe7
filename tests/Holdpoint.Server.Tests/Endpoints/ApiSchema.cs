using System.Text.Json;
using Holdpoint.Core.Access;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>The API as its description says it.</summary>
internal sealed class ApiSchema(JsonElement document)
{
    /// <summary>All operations.</summary>
    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Where(one => one.Value.TryGetProperty("responses", out _))
                    .Select(one => new Operation(one.Name.ToUpperInvariant(), path.Name, one.Value))
            ),
    ];

    /// <summary>A schema of the description.</summary>
    public JsonElement Schema(string name) =>
        document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    public static async Task<ApiSchema> ReadAsync(PlantServer server)
    {
        using var client = await server.ProgramAsync("reader", new Grant(Role.Auditor, null));
        return new(
            JsonElement.Parse(await client.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative)))
        );
    }

    /// <summary>What a value has that its schema does not allow; null where nothing.</summary>
    public string? Against(JsonElement value, JsonElement schema, string at = "$")
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return Against(value, Schema(reference.GetString()!.Split('/')[^1]), at);
        foreach (var word in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(word, out var any))
                return any.EnumerateArray().Any(one => Against(value, one, at) is null)
                    ? null
                    : $"{at}: none of {word}";
        if (schema.TryGetProperty("type", out var type) && !Is(value, type))
            return $"{at}: {value.ValueKind} is not {type}";
        if (
            schema.TryGetProperty("enum", out var words)
            && !words.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value))
        )
            return $"{at}: {value} is not among the words";
        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(value, schema, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value
                .EnumerateArray()
                .Select((one, index) => Against(one, items, $"{at}[{index}]"))
                .FirstOrDefault(one => one is not null),
            _ => null,
        };
    }

    private string? Members(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _))
                    return $"{at}: {name} is missing";
        if (!schema.TryGetProperty("properties", out var properties))
            return null;
        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var of))
                return schema.TryGetProperty("additionalProperties", out _)
                    ? null
                    : $"{at}: {member.Name} is not described";
            if (Against(member.Value, of, $"{at}.{member.Name}") is { } wrong)
                return wrong;
        }
        return null;
    }

    private static bool Is(JsonElement value, JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(one => Is(value, one))
            : type.GetString() switch
            {
                "null" => value.ValueKind == JsonValueKind.Null,
                "string" => value.ValueKind == JsonValueKind.String,
                "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
                "number" => value.ValueKind == JsonValueKind.Number,
                "array" => value.ValueKind == JsonValueKind.Array,
                "object" => value.ValueKind == JsonValueKind.Object,
                _ => true,
            };
}

/// <summary>One operation.</summary>
internal sealed record Operation(string Method, string Path, JsonElement Says)
{
    public string? Name => Says.TryGetProperty("operationId", out var name) ? name.GetString() : null;

    public string? Summary => Says.TryGetProperty("summary", out var text) ? text.GetString() : null;

    /// <summary>Its parameters in the address and the query.</summary>
    public IReadOnlyList<(string Name, string In, JsonElement Schema)> Parameters =>
        Says.TryGetProperty("parameters", out var all)
            ?
            [
                .. all.EnumerateArray()
                    .Select(one =>
                        (
                            one.GetProperty("name").GetString()!,
                            one.GetProperty("in").GetString()!,
                            one.TryGetProperty("schema", out var schema) ? schema : default
                        )
                    ),
            ]
            : [];

    /// <summary>What its body looks like; null where it takes none.</summary>
    public JsonElement? Body =>
        Says.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema")
            : null;

    /// <summary>Its media type.</summary>
    public string BodyType =>
        Says.GetProperty("requestBody").GetProperty("content").EnumerateObject().First().Name;

    public override string ToString() => $"{Method} {Path}";
}
