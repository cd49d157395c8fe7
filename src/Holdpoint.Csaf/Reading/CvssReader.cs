using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <summary>Reads the properties of a CVSS object that nearly everyone needs.</summary>
internal static class CvssReader
{
    internal static CvssObject Read(ReadOnlyMemory<byte> raw, StringPool strings)
    {
        string? version = null;
        string? vector = null;
        string? severity = null;
        double? score = null;
        var json = new Utf8JsonReader(raw.Span, new JsonReaderOptions { MaxDepth = 1000 });
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref json, "version"u8))
                version = String(ref json, strings) ?? version;
            else if (JsonText.Is(ref json, "vectorString"u8))
                vector = String(ref json, strings) ?? vector;
            else if (JsonText.Is(ref json, "baseSeverity"u8))
                severity = String(ref json, strings) ?? severity;
            else if (JsonText.Is(ref json, "baseScore"u8))
                score = Number(ref json) ?? score;
            else
                json.Read();
            json.Skip();
        }
        return new CvssObject(raw)
        {
            Version = version,
            VectorString = vector,
            BaseSeverity = severity,
            BaseScore = score,
        };
    }

    private static string? String(ref Utf8JsonReader json, StringPool strings) =>
        json.Read() && json.TokenType == JsonTokenType.String && !json.ValueIsEscaped
            ? strings.Get(json.ValueSpan)
            : null;

    private static double? Number(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number)
            ? number
            : null;
}
