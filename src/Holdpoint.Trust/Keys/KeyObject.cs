using System.Security.Cryptography;
using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Keys;

/// <summary>
/// A public key as metadata writes it: <c>{"keytype","scheme","keyval":{"public"}}</c> and whatever else stands there
/// (TUF 1.0.34, clause 4.2).
/// </summary>
public sealed class KeyObject
{
    /// <summary>The member that names the person or desk that holds the key.</summary>
    public const string OwnerField = "x-holdpoint-owner";

    private KeyObject(string id, JsonObject json, PublicKey? key)
    {
        Id = id;
        Json = json;
        Key = key;
    }

    /// <summary>
    /// The key's id. Unique, but otherwise opaque: metadata of others may compute it in another way (TAP 12).
    /// </summary>
    public string Id { get; }

    /// <summary>The object as it was written, unknown members included.</summary>
    public JsonObject Json { get; }

    /// <summary>The key; null where we cannot verify with it: another scheme, or bytes that are no sound key.</summary>
    public PublicKey? Key { get; }

    /// <summary>Who holds the key, where it says so.</summary>
    public string? Owner => Json[OwnerField]?.AsText;

    /// <summary>The object of a key, under the id that the standard computes.</summary>
    public static KeyObject Of(PublicKey key, string? owner = null)
    {
        var json = JsonObject.Of(
            ("keytype", key.Scheme.KeyType()),
            ("keyval", JsonObject.Of(("public", key.ToString()))),
            ("scheme", key.Scheme.Name()),
            (OwnerField, owner is null ? null : (JsonValue)owner)
        );
        return new(IdOf(json), json, key);
    }

    /// <summary>
    /// The key of an object; null where type, scheme or value are missing. A key that we cannot use is kept: metadata
    /// may name keys for others.
    /// </summary>
    public static KeyObject? Read(string id, JsonObject json)
    {
        if (
            json["keytype"]?.AsText is not { } type
            || json["scheme"]?.AsText is not { } name
            || json["keyval"] is not JsonObject values
        )
            return null;
        var value = values["public"]?.AsText ?? "";
        var key = SchemeNames.Find(type, name) switch
        {
            null => null,
            SignatureScheme.Ed25519 => TryHex(value) is { } raw ? PublicKey.FromEd25519(raw) : null,
            { } scheme => PublicKey.FromPem(scheme, value),
        };
        return new(id, json, key);
    }

    /// <summary>The id that the standard computes: SHA-256 of the canonical object, in hexadecimal.</summary>
    public static string IdOf(JsonObject json) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(json)));

    /// <summary>The id of a key that names no owner.</summary>
    public static string IdOf(PublicKey key) => Of(key).Id;

    private static byte[]? TryHex(string text)
    {
        var bytes = new byte[text.Length / 2];
        return
            Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == bytes.Length
            ? bytes
            : null;
    }
}
