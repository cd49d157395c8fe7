using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation;

/// <summary>What a statement speaks of: bytes by their digest.</summary>
/// <param name="Name">A name, for people; may be empty.</param>
/// <param name="Digests">Hexadecimal digests by algorithm; one at least.</param>
public sealed record Subject(string Name, IReadOnlyDictionary<string, string> Digests)
{
    /// <summary>Bytes by their SHA-256 in lower-case hexadecimal.</summary>
    public Subject(string name, string sha256)
        : this(name, new Dictionary<string, string>(StringComparer.Ordinal) { ["sha256"] = sha256 }) { }

    /// <summary>The SHA-256; null where none is given.</summary>
    public string? Sha256 => Digests.GetValueOrDefault("sha256");

    internal JsonObject ToJson() =>
        JsonObject.Of(
            ("name", Name.Length == 0 ? null : (JsonValue)Name),
            ("digest", DigestSet.ToJson(Digests))
        );

    internal static Subject? Read(JsonValue value) =>
        value is JsonObject json
        && json["name"] is null or JsonString
        && DigestSet.Read(json["digest"]) is { Count: > 0 } digests
            ? new(json["name"]?.AsText ?? "", digests)
            : null;
}
