using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>A primary key or subkey as its own certificate speaks of it, assessed once and then only read.</summary>
/// <param name="Key">The key; only used to begin verifications.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">The earlier of its own and its primary key's expiry; null for never.</param>
/// <param name="Refusal">Why it never verifies anything; null when it may.</param>
/// <param name="RefusalText">The same in words.</param>
internal sealed record SigningKey(
    PgpPublicKey Key,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    SignatureVerdict? Refusal,
    string RefusalText
);
