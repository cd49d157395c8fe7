using System.Text.Json;
using System.Text.Json.Serialization;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Server.Endpoints;

/// <summary>Kinds of decisions in the words of command lines and policy files.</summary>
internal sealed class DecisionKindJson : JsonConverter<DecisionKind>
{
    public override DecisionKind Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        reader.TokenType == JsonTokenType.String && DecisionKindWord.Read(reader.GetString()!) is { } kind
            ? kind
            : throw new JsonException("It is no kind of decision.");

    public override void Write(Utf8JsonWriter writer, DecisionKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DecisionKindWord.Of(value));
}
