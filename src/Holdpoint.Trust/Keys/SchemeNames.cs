namespace Holdpoint.Trust.Keys;

/// <summary>The names that metadata gives to the schemes (TUF 1.0.34, clause 4.2).</summary>
public static class SchemeNames
{
    private static readonly (SignatureScheme Scheme, string Name, string KeyType)[] Table =
    [
        (SignatureScheme.Ed25519, "ed25519", "ed25519"),
        (SignatureScheme.EcdsaSha2NistP256, "ecdsa-sha2-nistp256", "ecdsa"),
        (SignatureScheme.RsaPssSha256, "rsassa-pss-sha256", "rsa"),
    ];

    /// <summary>The scheme's name.</summary>
    public static string Name(this SignatureScheme scheme) => Row(scheme).Name;

    /// <summary>The name of the kind of key that the scheme needs.</summary>
    public static string KeyType(this SignatureScheme scheme) => Row(scheme).KeyType;

    /// <summary>
    /// The scheme of these names; null where we have none such. Older metadata names the curve as the type of key.
    /// </summary>
    public static SignatureScheme? Find(string keyType, string scheme)
    {
        foreach (var row in Table)
        {
            if (row.Name == scheme && (row.KeyType == keyType || row.Name == keyType))
                return row.Scheme;
        }
        return null;
    }

    /// <summary>The scheme of this name; null where we have none such.</summary>
    public static SignatureScheme? Find(string scheme)
    {
        foreach (var row in Table)
        {
            if (row.Name == scheme)
                return row.Scheme;
        }
        return null;
    }

    private static (SignatureScheme Scheme, string Name, string KeyType) Row(SignatureScheme scheme) =>
        Table[(int)scheme];
}
