using System.Text.Json;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Csaf.Model;

/// <summary>A CVSS object as FIRST's JSON schemas define it; kept whole, with the commonly used properties read.</summary>
/// <param name="Json">The whole object as UTF-8 JSON.</param>
public sealed record CvssObject(ReadOnlyMemory<byte> Json)
{
    /// <summary>The version text, such as "3.1"; null where absent or no string.</summary>
    public string? Version { get; init; }

    /// <summary>The vector as written; null where absent or no string.</summary>
    public string? VectorString { get; init; }

    /// <summary>The base score, 0.0 to 10.0 in a correct document; null where absent or no number.</summary>
    public double? BaseScore { get; init; }

    /// <summary>The severity word as written; null where absent (always in 2.0) or no string.</summary>
    public string? BaseSeverity { get; init; }

    /// <summary>Every property in document order; strings unescaped, other values as JSON text.</summary>
    public IReadOnlyList<CvssProperty> Properties()
    {
        var properties = new List<CvssProperty>();
        var reader = new Utf8JsonReader(Json.Span, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Get(ref reader, out _);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var kind = reader.TokenType;
            var text = kind == JsonTokenType.String ? JsonText.Get(ref reader, out _) : null;
            reader.Skip();
            text ??= System.Text.Encoding.UTF8.GetString(Json.Span[start..(int)reader.BytesConsumed]);
            properties.Add(new CvssProperty(name, kind, text));
        }
        return properties;
    }
}
