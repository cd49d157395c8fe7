using System.Text.Json;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>JSON as text that is the same for values that are equal when the order of keys and items does not count.</summary>
internal static class UnorderedJson
{
    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object =>
                $"{{{string.Join(',', value.EnumerateObject().Select(p => $"{JsonEncodedText.Encode(p.Name)}:{Of(p.Value)}").Order(StringComparer.Ordinal))}}}",
            JsonValueKind.Array =>
                $"[{string.Join(',', value.EnumerateArray().Select(Of).Order(StringComparer.Ordinal))}]",
            JsonValueKind.String => $"\"{JsonEncodedText.Encode(value.GetString()!)}\"",
            _ => value.GetRawText(),
        };
}
