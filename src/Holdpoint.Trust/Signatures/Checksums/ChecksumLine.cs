namespace Holdpoint.Trust.Signatures.Checksums;

/// <summary>What a checksum file tells of one file.</summary>
/// <param name="Kind">The digest.</param>
/// <param name="Digest">Its bytes.</param>
/// <param name="Name">The file's name without folders; null where the checksum file tells none.</param>
internal sealed record ChecksumLine(DigestKind Kind, byte[] Digest, string? Name);
