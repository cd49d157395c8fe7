using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>
/// Cases and review items as the database keeps them. Of a finding only its advisory and what the case makes of it are
/// written: the finding itself is in its own table, once per configuration. Written by generated code: to find out the
/// shape of a case while running takes longer than most evaluations.
/// </summary>
internal static class CaseText
{
    private static readonly CaseJsonContext Context = new(
        new(Json.Options) { IgnoreReadOnlyProperties = true, Converters = { new CaseFindingJson() } }
    );

    public static string Write(PatchCase one) => JsonSerializer.Serialize(one, Context.PatchCase);

    public static string Write(ReviewItem one) => JsonSerializer.Serialize(one, Context.ReviewItem);

    public static string Write(WorklistLine one) => JsonSerializer.Serialize(one, Context.WorklistLine);

    /// <summary>Names what a kept case says: another one whenever anything of it changed.</summary>
    public static string Revision(string json) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(json))[..16];

    public static WorklistLine ReadLine(string json) => Read(json, Context.WorklistLine);

    public static PatchCase ReadCase(string json) => Read(json, Context.PatchCase);

    public static ReviewItem ReadReview(string json) => Read(json, Context.ReviewItem);

    private static T Read<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type)
        ?? throw new InvalidOperationException($"The database holds no {typeof(T).Name} where one must be.");

    internal sealed record Stored(string Advisory, bool Closed, string? OpenBecause);

    private sealed class CaseFindingJson : JsonConverter<CaseFinding>
    {
        public override CaseFinding Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            var stored = JsonSerializer.Deserialize(ref reader, Context.Stored)!;
            return new()
            {
                Closed = stored.Closed,
                OpenBecause = stored.OpenBecause,
                Finding = new()
                {
                    Advisory = stored.Advisory,
                    Revision = "",
                    Cves = [],
                    Verdict = Verdict.Affected,
                    Confidence = Confidence.Low,
                    Evidence = new()
                    {
                        ProductIds = [],
                        Product = "",
                        Rules = [],
                        Reason = "",
                    },
                },
            };
        }

        public override void Write(Utf8JsonWriter writer, CaseFinding value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer,
                new Stored(value.Finding.Advisory, value.Closed, value.OpenBecause),
                Context.Stored
            );
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PatchCase))]
[JsonSerializable(typeof(ReviewItem))]
[JsonSerializable(typeof(WorklistLine))]
[JsonSerializable(typeof(CaseText.Stored))]
internal sealed partial class CaseJsonContext : JsonSerializerContext;
