using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Holdpoint.Csaf.Reading;

/// <summary>One text for all spellings of a JSON value, by which equal items of a list are found: sorted keys, no white space, numbers by value. The order of items counts.</summary>
internal static class JsonIdentity
{
    /// <summary>The text; null where a string holds half of a surrogate pair.</summary>
    internal static string? Of(ReadOnlyMemory<byte> utf8, int maxDepth)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = maxDepth });
        var text = new StringBuilder();
        try
        {
            Append(text, document.RootElement);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    AppendString(text, property.Name);
                    Append(text, property.Value);
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Append(text, item);
                    text.Append(',');
                }
                text.Append(']');
                break;
            case JsonValueKind.String:
                AppendString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(
                    value.TryGetDecimal(out var exact)
                        ? (exact / 1.000000000000000000000000000000000m).ToString(
                            CultureInfo.InvariantCulture
                        )
                        : value.GetRawText()
                );
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    // The length keeps strings apart without escapes.
    private static void AppendString(StringBuilder text, string value) =>
        text.Append('"').Append(value.Length).Append(':').Append(value);
}
