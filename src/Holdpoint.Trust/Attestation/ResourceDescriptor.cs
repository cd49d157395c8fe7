using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation;

/// <summary>A file or service by name, address or digest (in-toto ResourceDescriptor v1); its unknown members are kept.</summary>
/// <param name="Json">The object as it is written.</param>
public sealed record ResourceDescriptor(JsonObject Json)
{
    /// <summary>The name; null where none is given.</summary>
    public string? Name => Json["name"]?.AsText;

    /// <summary>The address; null where none is given.</summary>
    public string? Uri => Json["uri"]?.AsText;

    /// <summary>The SHA-256; null where none is given.</summary>
    public string? Sha256 => (Json["digest"] as JsonObject)?["sha256"]?.AsText;

    /// <summary>Makes one; at least one of the three must be given (in-toto's own rule).</summary>
    public static ResourceDescriptor Of(
        string? name = null,
        string? uri = null,
        string? sha256 = null,
        string? mediaType = null
    ) =>
        new(
            JsonObject.Of(
                ("name", name is null ? null : (JsonValue)name),
                ("uri", uri is null ? null : (JsonValue)uri),
                ("digest", sha256 is null ? null : DigestSet.Sha256(sha256)),
                ("mediaType", mediaType is null ? null : (JsonValue)mediaType)
            )
        );

    internal static IReadOnlyList<ResourceDescriptor> List(JsonValue? value) =>
        value is JsonArray array
            ? [.. array.Items.OfType<JsonObject>().Select(one => new ResourceDescriptor(one))]
            : [];

    internal static JsonArray ToJson(IEnumerable<ResourceDescriptor> list) =>
        JsonArray.Of(list.Select(one => (JsonValue)one.Json));
}
