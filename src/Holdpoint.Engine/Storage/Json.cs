using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Engine.Storage;

/// <summary>How records are kept as JSON in the database: short, readable, independent of property order.</summary>
internal static class Json
{
    /// <summary>The one way.</summary>
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
                new AttributeSetJson(),
            },
            TypeInfoResolver = JsonTypeInfoResolver.Combine(
                StoredJsonContext.Default,
                new DefaultJsonTypeInfoResolver()
            ),
        };

    /// <summary>The value as JSON.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The value of JSON that this program wrote.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidOperationException($"The database holds no {typeof(T).Name} where one must be.");
}

// What every evaluation reads and writes is known when the program is built; the rest is found out while running.
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EvaluationResult))]
[JsonSerializable(typeof(InventoryImportResult))]
[JsonSerializable(typeof(List<Configuration>))]
[JsonSerializable(typeof(KevEntry))]
[JsonSerializable(typeof(EpssScore))]
[JsonSerializable(typeof(CveRecord))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
