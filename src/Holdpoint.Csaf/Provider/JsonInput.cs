using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Holdpoint.Csaf.Provider;

/// <summary>Opens a bounded JSON text and reads members from it without ever throwing on what it says.</summary>
internal static class JsonInput
{
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = ProviderLimits.JsonDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>The parsed text, or null with one problem. The caller disposes it.</summary>
    public static JsonDocument? Open(ReadOnlyMemory<byte> bytes, string place, ProblemList problems)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (!Utf8.IsValid(bytes.Span))
        {
            problems.Add("not-utf8", place, "The text is not valid UTF-8.");
            return null;
        }
        try
        {
            var document = JsonDocument.Parse(bytes, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            problems.Add("not-an-object", place, "The JSON text is not an object.");
            document.Dispose();
        }
        catch (JsonException broken)
        {
            problems.Add("not-json", $"{place}#line {broken.LineNumber + 1}", broken.Message);
        }
        return null;
    }

    /// <summary>The string member, or null when it is absent or not a readable string.</summary>
    public static string? Text(this JsonElement at, string name)
    {
        if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out var member))
            return null;
        return member.AsText();
    }

    public static string? AsText(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
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

    public static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>The absolute http(s) or file URL of a string member, resolved against a base; null when it is none.</summary>
    public static Uri? Address(this JsonElement at, string name, Uri? relativeTo = null) =>
        ParseAddress(at.Text(name), relativeTo);

    public static Uri? ParseAddress(string? text, Uri? relativeTo)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 4096)
            return null;
        // Without a scheme it is relative: on Unix "/a" would otherwise be taken for a file.
        var found = text.Contains("://", StringComparison.Ordinal)
            ? Uri.TryCreate(text, UriKind.Absolute, out var address)
            : Uri.TryCreate(relativeTo, text, out address);
        return found && address!.Scheme is ("https" or "http" or "file") ? address : null;
    }
}
