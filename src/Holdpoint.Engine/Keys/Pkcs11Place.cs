namespace Holdpoint.Engine.Keys;

/// <summary>
/// A key in a token, as <c>pkcs11:module=FILE;token=LABEL;object=LABEL[;owner=NAME]</c>: the vendor's library, the
/// token's label, the label that private and public key share, and the person or desk that holds the token.
/// </summary>
public sealed record Pkcs11Place(string Module, string Token, string Object, string? Owner)
{
    private const string Scheme = "pkcs11:";

    /// <summary>Whether a text names a key in a token rather than a file.</summary>
    public static bool IsOne(string text) => text.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>The place; null where a part is missing.</summary>
    public static Pkcs11Place? Read(string text)
    {
        if (!IsOne(text))
            return null;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text[Scheme.Length..].Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
                return null;
        }
        return
            parts.TryGetValue("module", out var module)
            && parts.TryGetValue("token", out var token)
            && parts.TryGetValue("object", out var key)
            ? new(module, token, key, parts.GetValueOrDefault("owner"))
            : null;
    }
}
