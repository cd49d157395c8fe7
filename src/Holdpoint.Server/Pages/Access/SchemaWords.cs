using Microsoft.OpenApi;

namespace Holdpoint.Server.Pages.Access;

/// <summary>The form of a value in few words: <c>[WorklistLine]</c>, <c>string (date) or null</c>.</summary>
internal static class SchemaWords
{
    private const int MostWords = 12;

    /// <summary>The words.</summary>
    public static string Of(IOpenApiSchema? schema)
    {
        if (schema is null)
            return "";
        if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            return name;
        if ((schema.OneOf ?? schema.AnyOf) is { Count: > 0 } any)
            return string.Join(" or ", any.Select(Of).Distinct(StringComparer.Ordinal));
        if (schema.Enum is { Count: > 0 } words)
            return string.Join(" | ", words.Take(MostWords).Select(word => word?.ToString() ?? "null"))
                + (words.Count > MostWords ? " | …" : "");
        if (schema.Type is not { } type)
            return "anything";
        var isNull = type.HasFlag(JsonSchemaType.Null);
        var plain = type & ~JsonSchemaType.Null;
        var kind =
            plain == JsonSchemaType.Array ? $"[{Of(schema.Items)}]"
            : type == JsonSchemaType.Null ? ""
            : plain.ToString().ToLowerInvariant() + (schema.Format is { } format ? $" ({format})" : "");
        return !isNull ? kind
            : kind.Length == 0 ? "null"
            : kind + " or null";
    }

    /// <summary>The name of the schema that a form speaks of; null where it speaks of none.</summary>
    public static string? NameOf(IOpenApiSchema? schema) =>
        schema switch
        {
            OpenApiSchemaReference reference => reference.Reference.Id,
            null => null,
            _ => (schema.OneOf ?? schema.AnyOf)?.Select(NameOf).FirstOrDefault(one => one is not null)
                ?? (schema.Items is { } items ? NameOf(items) : null),
        };
}
