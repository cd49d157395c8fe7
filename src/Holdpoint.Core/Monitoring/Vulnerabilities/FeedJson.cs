using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Opens a bounded JSON text and reads members from it without ever throwing on what it says.</summary>
internal static class FeedJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = FeedLimits.JsonDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>The parsed object, or null with one diagnostic. The caller disposes it.</summary>
    public static JsonDocument? Open(
        ReadOnlyMemory<byte> bytes,
        int limit,
        string at,
        DiagnosticList diagnostics
    )
    {
        if (bytes.Length > limit)
        {
            diagnostics.Add("feed.too-large", at, $"{bytes.Length} bytes; at most {limit} are read.");
            return null;
        }
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (!Utf8.IsValid(bytes.Span))
        {
            diagnostics.Add("feed.not-utf8", at, "The text is not valid UTF-8.");
            return null;
        }
        try
        {
            var document = JsonDocument.Parse(bytes, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            diagnostics.Add("feed.not-an-object", at, "The JSON text is not an object.");
            document.Dispose();
        }
        catch (JsonException broken)
        {
            var line = at.Length == 0 ? $"line {broken.LineNumber + 1}" : at;
            diagnostics.Add("feed.not-json", line, broken.Message);
        }
        return null;
    }

    /// <summary>The string member, cut to <see cref="FeedLimits.TextLength"/>; null when absent or not a readable string.</summary>
    public static string? Text(this JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member)
            ? member.AsText()
            : null;

    /// <summary>The element as text, or null.</summary>
    public static string? AsText(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            var text = element.GetString()!;
            return text.Length <= FeedLimits.TextLength ? text : text[..FeedLimits.TextLength];
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate written as \ud800 is legal JSON but not text.
            return null;
        }
    }

    /// <summary>The object member, or an undefined element.</summary>
    public static JsonElement Object(this JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object
        && at.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.Object
            ? member
            : default;

    /// <summary>The items of an array member; none when it is absent or no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object
        && at.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray()
            : [];

    /// <summary>The time of a string member in UTC, or null.</summary>
    public static DateTimeOffset? Time(this JsonElement at, string name) => ParseTime(at.Text(name));

    /// <summary>A date and time in UTC (which is assumed where no offset is given), or null.</summary>
    public static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>A calendar date <c>yyyy-MM-dd</c>, or null.</summary>
    public static DateOnly? ParseDate(string? text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
