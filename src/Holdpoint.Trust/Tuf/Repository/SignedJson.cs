using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>The signed parts, member by member in the order of their names (TUF 1.0.34, clause 4).</summary>
internal static class SignedJson
{
    /// <summary>The version of the standard that we write.</summary>
    public const string SpecVersion = "1.0.34";

    public static JsonObject Common(string type, long version, DateTimeOffset expires, JsonObject? extra) =>
        new(
            JsonObject
                .Of(
                    ("_type", type),
                    ("expires", Moment(expires)),
                    ("spec_version", SpecVersion),
                    ("version", version)
                )
                .Members.Concat(extra?.Members ?? [])
        );

    public static JsonObject Sorted(JsonObject json) =>
        new(json.Members.OrderBy(member => member.Name, StringComparer.Ordinal));

    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    public static JsonObject Entry(RoleMetadata metadata) =>
        JsonObject.Of(
            ("hashes", JsonObject.Of(("sha256", Sha256(metadata.File.Bytes.Span)))),
            ("length", metadata.File.Bytes.Length),
            ("version", metadata.Version)
        );

    public static JsonObject Target(TargetEntry target) =>
        JsonObject.Of(
            ("custom", target.Custom),
            (
                "hashes",
                new JsonObject(
                    target
                        .Hashes.Items.OrderBy(hash => hash.Algorithm, StringComparer.Ordinal)
                        .Select(hash => new JsonMember(hash.Algorithm, hash.Hex))
                )
            ),
            ("length", target.Length)
        );

    private static string Sha256(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
