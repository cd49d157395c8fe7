using System.Text.Json;
using System.Text.Json.Serialization;
using Holdpoint.Core;

namespace Holdpoint.Engine.Storage;

/// <summary>Attributes as an object of strings.</summary>
internal sealed class AttributeSetJson : JsonConverter<AttributeSet>
{
    public override AttributeSet Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => AttributeSet.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader) ?? []);

    public override void Write(Utf8JsonWriter writer, AttributeSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, text) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteString(key, text);
        writer.WriteEndObject();
    }
}
