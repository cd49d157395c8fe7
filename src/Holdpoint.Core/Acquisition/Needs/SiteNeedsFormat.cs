using System.Globalization;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Core.Acquisition.Needs;

/// <summary>The list of needs as a file: canonical JSON in a DSSE envelope (docs/formats/needs.md).</summary>
public static class SiteNeedsFormat
{
    /// <summary>The envelope's type.</summary>
    public const string PayloadType = "application/vnd.holdpoint.needs+json";

    private const string Type = "https://holdpoint.dev/needs/v1";
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int MostItems = 100_000;
    private static readonly JsonLimits Limits = new(AttestationLimits.EnvelopeBytes);
    private const int MostTexts = 100;

    /// <summary>The signed file.</summary>
    public static byte[] Write(SiteNeeds needs, ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(needs);
        var items = needs.Items.Select(item =>
            (JsonValue)
                JsonObject.Of(
                    ("case", item.Case),
                    ("product", item.Product),
                    ("version", item.Version is { } version ? (JsonValue)version : null),
                    ("urls", JsonArray.Of(item.Urls)),
                    ("sha256", JsonArray.Of(item.Sha256))
                )
        );
        var json = JsonObject.Of(
            ("_type", Type),
            ("site", needs.Site),
            ("madeAt", needs.MadeAt.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)),
            ("needs", JsonArray.Of(items))
        );
        return Envelope.Sign(PayloadType, CanonicalJson.Write(json), signer).ToBytes();
    }

    /// <summary>The list, where one of the keys signed it; null, with the reason, otherwise.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="keys">The keys that are trusted.</param>
    /// <param name="why">Why not; empty where the answer is yes.</param>
    public static SiteNeeds? Read(
        ReadOnlySpan<byte> file,
        IReadOnlyCollection<KeyObject> keys,
        out string why
    )
    {
        if (Envelope.Parse(file, out why) is not { } envelope)
            return null;
        if (envelope.PayloadType != PayloadType)
            return Refuse(out why, $"\"{envelope.PayloadType}\" is no list of needs.");
        if (envelope.Verify(keys, 1, out why) is not { } verified)
            return null;
        if (JsonReader.ReadObject(verified.Payload, Limits, out var fault) is not { } json)
            return Refuse(out why, fault!.ToString());
        if (json["_type"]?.AsText != Type)
            return Refuse(out why, $"\"_type\" is not {Type}.");
        if (
            json["site"]?.AsText is not { Length: > 0 } site
            || !DateTimeOffset.TryParseExact(
                json["madeAt"]?.AsText,
                Time,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var madeAt
            )
            || json["needs"] is not JsonArray list
            || list.Items.Length > MostItems
        )
            return Refuse(out why, "\"site\", \"madeAt\" or \"needs\" is missing or not what it must be.");
        var items = list.Items.Select(Item).ToList();
        return items.Contains(null)
            ? Refuse(out why, $"Need {items.IndexOf(null) + 1} is not what it must be.")
            : new(site, madeAt, items!);
    }

    private static SiteNeed? Item(JsonValue value) =>
        value is JsonObject json
        && json["case"]?.AsText is { Length: > 0 } one
        && json["product"]?.AsText is { } product
        && Texts(json["urls"]) is { } urls
        && Texts(json["sha256"]) is { } digests
            ? new(one, product, json["version"]?.AsText, urls, digests)
            : null;

    private static List<string>? Texts(JsonValue? value) =>
        value is JsonArray { Items.Length: <= MostTexts } array
        && array.Items.All(item => item.AsText is not null)
            ? [.. array.Items.Select(item => item.AsText!)]
            : null;

    private static SiteNeeds? Refuse(out string why, string text)
    {
        why = text;
        return null;
    }
}
