using System.Text.Json;
using System.Text.Json.Serialization;
using Holdpoint.Core.Evaluation;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>A finding as the database keeps it. Written by generated code: there may be hundreds of thousands.</summary>
internal static class FindingText
{
    /// <summary>The finding as JSON.</summary>
    public static string Write(Finding finding) =>
        JsonSerializer.Serialize(finding, FindingJsonContext.Default.Finding);

    /// <summary>The finding of JSON that this program wrote.</summary>
    public static Finding Read(string json) =>
        JsonSerializer.Deserialize(json, FindingJsonContext.Default.Finding)
        ?? throw new InvalidOperationException("The database holds no finding where one must be.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(Finding))]
internal sealed partial class FindingJsonContext : JsonSerializerContext;
