using System.Text.Json;
using System.Text.Json.Serialization;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>
/// Cases and review items as the database keeps them. Of a finding only its advisory and what the case makes of it are
/// written: the finding itself is in its own table, once per configuration.
/// </summary>
internal static class CaseText
{
    private static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new CaseFindingJson() },
    };

    public static string Write(PatchCase one) => JsonSerializer.Serialize(one, Options);

    public static string Write(ReviewItem one) => JsonSerializer.Serialize(one, Options);

    public static PatchCase ReadCase(string json) => Read<PatchCase>(json);

    public static ReviewItem ReadReview(string json) => Read<ReviewItem>(json);

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidOperationException($"The database holds no {typeof(T).Name} where one must be.");

    private sealed record Stored(string Advisory, bool Closed, string? OpenBecause);

    private sealed class CaseFindingJson : JsonConverter<CaseFinding>
    {
        public override CaseFinding Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            var stored = JsonSerializer.Deserialize<Stored>(ref reader, Json.Options)!;
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
                Json.Options
            );
    }
}
