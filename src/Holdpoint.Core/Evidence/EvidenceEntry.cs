using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Holdpoint.Core.Evidence;

/// <summary>
/// An event as the bytes of the log: one JSON object with the keys actor, at, digests, facts, kind, subject in this order, all
/// inner keys sorted by their code units, no space. The same event gives the same bytes.
/// </summary>
public static class EvidenceEntry
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The name under which the digest of facts that were too long is found among the digests.</summary>
    public const string FactsDigest = "facts";

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };

    /// <summary>The event as it is kept: with a subject that is not too long.</summary>
    public static EvidenceEvent Fit(EvidenceEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Subject.Length <= EvidenceLimits.SubjectLength
            ? one
            : one with
            {
                Subject = string.Concat(one.Subject.AsSpan(0, EvidenceLimits.SubjectLength), "…"),
            };
    }

    /// <summary>The entry of an event.</summary>
    /// <exception cref="ArgumentException">The facts are no JSON object, or there are too many digests.</exception>
    public static byte[] Write(EvidenceEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (one.Digests.Count > EvidenceLimits.Digests)
            throw new ArgumentException(
                $"An event has at most {EvidenceLimits.Digests} digests.",
                nameof(one)
            );
        if (one.Facts.Length <= EvidenceLimits.EntryBytes)
        {
            using var facts = Parse(one.Facts);
            var entry = Write(one, facts.RootElement);
            if (entry.Length <= EvidenceLimits.EntryBytes)
                return entry;
        }
        var digests = new Dictionary<string, string>(one.Digests, StringComparer.Ordinal)
        {
            [FactsDigest] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Facts))),
        };
        return Write(one with { Digests = digests }, null);
    }

    /// <summary>The event of an entry; its facts are "null" where they were too long. Null, with the reason, for other bytes.</summary>
    public static EvidenceEvent? Read(ReadOnlyMemory<byte> entry, out string why)
    {
        why = "";
        try
        {
            using var json = JsonDocument.Parse(entry, Reading);
            var root = json.RootElement;
            if (
                root.ValueKind == JsonValueKind.Object
                && Text(root, "kind") is { } kind
                && Text(root, "subject") is { } subject
                && Text(root, "actor") is { } actor
                && Text(root, "at") is { } at
                && DateTimeOffset.TryParseExact(
                    at,
                    TimeFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var moment
                )
                && root.TryGetProperty("facts", out var facts)
                && facts.ValueKind is JsonValueKind.Object or JsonValueKind.Null
                && root.TryGetProperty("digests", out var digests)
                && digests.ValueKind == JsonValueKind.Object
                && digests.EnumerateObject().All(one => one.Value.ValueKind == JsonValueKind.String)
            )
            {
                return new(
                    kind,
                    subject,
                    actor,
                    moment,
                    facts.GetRawText(),
                    digests
                        .EnumerateObject()
                        .ToDictionary(one => one.Name, one => one.Value.GetString()!, StringComparer.Ordinal)
                );
            }
            why = "The entry lacks one of actor, at, digests, facts, kind, subject.";
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            why = $"The entry is no JSON: {fault.Message}";
        }
        return null;
    }

    private static byte[] Write(EvidenceEvent one, JsonElement? facts)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            json.WriteString("actor", one.Actor);
            json.WriteString("at", one.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
            json.WriteStartObject("digests");
            foreach (var (name, digest) in one.Digests.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(name, digest);
            json.WriteEndObject();
            json.WritePropertyName("facts");
            if (facts is { } known)
                Sorted(json, known);
            else
                json.WriteNullValue();
            json.WriteString("kind", one.Kind);
            json.WriteString("subject", one.Subject);
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    private static void Sorted(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var one in value.EnumerateObject().OrderBy(one => one.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(one.Name);
                    Sorted(json, one.Value);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var one in value.EnumerateArray())
                    Sorted(json, one);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static JsonDocument Parse(string facts)
    {
        try
        {
            var json = JsonDocument.Parse(facts, Reading);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json
                : throw new ArgumentException("An event's facts are a JSON object.", nameof(facts));
        }
        catch (JsonException fault)
        {
            throw new ArgumentException("An event's facts are no JSON.", nameof(facts), fault);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
