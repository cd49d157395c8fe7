using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>A key that may sign, as its certificate speaks of it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Owner">Fingerprint of the primary key, upper-case hexadecimal: what a policy pins.</param>
/// <param name="User">The first user name of the certificate.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">The earlier of its own end and that of the primary key; null for none.</param>
/// <param name="Refusal">Why nothing that it signed counts; null where it does.</param>
internal sealed record PgpSigningKey(
    PgpPublicKey Key,
    string Owner,
    string User,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    string? Refusal
);
