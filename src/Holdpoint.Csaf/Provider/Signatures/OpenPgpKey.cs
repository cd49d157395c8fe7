namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>An OpenPGP certificate: a primary key with its subkeys, user names, expiry and revocations.</summary>
public sealed record OpenPgpKey
{
    /// <summary>Fingerprint of the primary key in upper-case hex; the identity by which a key is pinned.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Names the key carries; text of whoever made it.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>When the primary key was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the primary key expires; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>True when its owner revoked it.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>The binary certificate, to be stored.</summary>
    public required byte[] Encoded { get; init; }

    /// <summary>The primary key and its subkeys, by key id.</summary>
    internal IReadOnlyDictionary<long, SigningKey> SigningKeys { get; init; } =
        new Dictionary<long, SigningKey>();

    /// <summary>The same key with all its signing keys taken as revoked: a revocation once seen is not forgotten.</summary>
    internal OpenPgpKey AsRevoked() =>
        this with
        {
            IsRevoked = true,
            SigningKeys = SigningKeys.ToDictionary(
                pair => pair.Key,
                pair =>
                    pair.Value with
                    {
                        Refusal = SignatureVerdict.KeyRevoked,
                        RefusalText = "The key was seen revoked before.",
                    }
            ),
        };
}
