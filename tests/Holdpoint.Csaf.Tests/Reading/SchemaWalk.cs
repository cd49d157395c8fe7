using System.Text.Json.Nodes;

namespace Holdpoint.Csaf.Tests.Reading;

/// <summary>Walks a JSON schema and a document beside each other and hands out each place with its rules.</summary>
internal sealed class SchemaWalk
{
    private readonly JsonObject root;
    private readonly Dictionary<string, JsonObject> others = new(StringComparer.Ordinal);

    internal SchemaWalk(string folder, string file)
    {
        root = Load(Path.Combine(folder, file));
        foreach (var other in Directory.GetFiles(folder, "extension-*.json"))
            others[(string)Load(other)["$id"]!] = Load(other);
    }

    internal IEnumerable<SchemaPlace> Places(JsonNode document) => Places(root, root, document, "");

    private static JsonObject Load(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    private IEnumerable<SchemaPlace> Places(
        JsonObject file,
        JsonObject schema,
        JsonNode value,
        string pointer
    )
    {
        if (schema["$ref"] is { } reference)
        {
            var parts = ((string)reference!).Split('#');
            if (parts[0].Length > 0 && !others.TryGetValue(parts[0], out file!))
                yield break;
            schema = file;
            foreach (
                var step in parts.Length > 1 ? parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries) : []
            )
                schema = schema[step]!.AsObject();
        }
        if (schema["type"] is null)
            yield break;
        yield return new SchemaPlace(schema, value, pointer);
        if (schema["properties"] is JsonObject properties && value is JsonObject members)
        {
            foreach (var (name, rule) in properties)
            {
                if (members[name] is not { } member)
                    continue;
                foreach (var place in Places(file, rule!.AsObject(), member, $"{pointer}/{name}"))
                    yield return place;
            }
        }
        if (schema["items"] is JsonObject items && value is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                foreach (var place in Places(file, items, list[i]!, $"{pointer}/{i}"))
                    yield return place;
            }
        }
    }
}

/// <summary>A value of a document and the schema that rules it.</summary>
internal sealed record SchemaPlace(JsonObject Schema, JsonNode Value, string Pointer)
{
    internal string Type => (string)Schema["type"]!;

    internal bool Has(string keyword) => Schema.ContainsKey(keyword);

    internal int Number(string keyword) => Schema[keyword] is { } number ? (int)number : 0;

    internal bool IsTrue(string keyword) =>
        Schema[keyword] is JsonValue value && value.TryGetValue(out bool set) && set;

    internal bool IsClosed => Schema["additionalProperties"] is JsonValue value && !value.GetValue<bool>();

    internal string[] Names(string keyword) =>
        Schema[keyword] is JsonArray array ? [.. array.Select(n => (string)n!)] : [];
}
