using System.Collections.Immutable;

namespace Holdpoint.Trust.Digests;

/// <summary>What a file's content is known by.</summary>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="FsVerity">Its fs-verity digest (see <see cref="Digests.FsVerity"/>), in lower-case hexadecimal.</param>
/// <param name="BlockDigests">The digests of its blocks, in order, 32 bytes each.</param>
public sealed record ContentDigest(
    long Length,
    string Sha256,
    string FsVerity,
    ImmutableArray<byte> BlockDigests
);
