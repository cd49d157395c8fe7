using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Keys;

/// <summary>
/// A public key in a file of its own: the key object of TUF's clause 4.2, so that its SHA-256 in canonical form is the
/// key's id. The owner is part of it.
/// </summary>
public static class PublicKeyFile
{
    private static readonly JsonLimits Limits = new(Bytes: 16 * 1024);

    /// <summary>The file of a key.</summary>
    public static byte[] Write(KeyObject key) => JsonWriter.Write(key.Json);

    /// <summary>The key of a file, under the id that the standard computes; null, with the reason, for anything else.</summary>
    public static KeyObject? Read(ReadOnlySpan<byte> file, out string? reason)
    {
        var json = JsonReader.ReadObject(file, Limits, out var fault);
        var key = json is null ? null : KeyObject.Read(KeyObject.IdOf(json), json);
        reason =
            fault is not null ? fault.ToString()
            : key is null ? "keytype, scheme or keyval.public is missing."
            : key.Key is null
                ? "Not a key we can verify with: unknown scheme, or no sound key of that scheme."
            : null;
        return key?.Key is null ? null : key;
    }
}
