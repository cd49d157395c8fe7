namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>A content that is, or was, kept.</summary>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
/// <param name="FsVerity">fs-verity digest (SHA-256, 64 KiB blocks) in lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Area">"quarantine" or "vault".</param>
/// <param name="State">"present" or "removed"; "arriving" only while it is being put in place.</param>
/// <param name="AddedAt">When it came (UTC).</param>
/// <param name="VerifiedAt">When it was last read and held against its digests (UTC); null before the first time.</param>
/// <param name="Damage">What that found wrong; null where nothing.</param>
/// <param name="RemovedAt">When its bytes were removed (UTC); null while they are there.</param>
public sealed record VaultContent(
    string Sha256,
    string FsVerity,
    long Length,
    string Area,
    string State,
    DateTimeOffset AddedAt,
    DateTimeOffset? VerifiedAt,
    string? Damage,
    DateTimeOffset? RemovedAt
);
