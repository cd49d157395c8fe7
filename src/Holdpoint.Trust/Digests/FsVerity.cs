using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Holdpoint.Trust.Digests;

/// <summary>
/// The digest of a file as Linux's fs-verity has it: SHA-256, blocks of 64 KiB, no salt, so that a part of a file can be
/// checked without reading the rest and a damaged block has a number. The same as
/// <c>fsverity digest --block-size=65536</c>.
/// </summary>
public static class FsVerity
{
    /// <summary>The size of a block, in bytes.</summary>
    public const int BlockSize = 65_536;

    /// <summary>The size of a digest, in bytes.</summary>
    public const int DigestSize = SHA256.HashSizeInBytes;

    private const int LogBlockSize = 16;
    private const int DescriptorSize = 256;
    private const int HashesPerBlock = BlockSize / DigestSize;

    /// <summary>The number of blocks of a file of this length.</summary>
    public static long Blocks(long length) => (length + BlockSize - 1) / BlockSize;

    /// <summary>The digest of one block; a last, short one counts as filled with zeros.</summary>
    /// <param name="block">At most <see cref="BlockSize"/> bytes.</param>
    /// <param name="digest">Takes the digest, <see cref="DigestSize"/> bytes.</param>
    public static void HashBlock(ReadOnlySpan<byte> block, Span<byte> digest)
    {
        if (block.Length == BlockSize)
        {
            SHA256.HashData(block, digest);
            return;
        }
        Span<byte> filled = new byte[BlockSize];
        block.CopyTo(filled);
        SHA256.HashData(filled, digest);
    }

    /// <summary>The file's digest from the digests of its blocks, in order.</summary>
    /// <param name="length">The file's length, in bytes.</param>
    /// <param name="blockDigests"><see cref="DigestSize"/> bytes for each block of the file.</param>
    /// <exception cref="ArgumentException">There are more or fewer block digests than the length asks for.</exception>
    public static byte[] Digest(long length, ReadOnlySpan<byte> blockDigests)
    {
        if (Blocks(length) * DigestSize != blockDigests.Length)
            throw new ArgumentException(
                $"A file of {length} bytes has {Blocks(length)} blocks, not {blockDigests.Length / DigestSize}.",
                nameof(blockDigests)
            );
        Span<byte> descriptor = stackalloc byte[DescriptorSize];
        descriptor.Clear();
        descriptor[0] = 1; // version
        descriptor[1] = 1; // SHA-256
        descriptor[2] = LogBlockSize;
        BinaryPrimitives.WriteInt64LittleEndian(descriptor[8..], length);
        Root(blockDigests).CopyTo(descriptor[16..]);
        return SHA256.HashData(descriptor);
    }

    // An empty file has a root of zeros; a file of one block has that block's digest.
    private static byte[] Root(ReadOnlySpan<byte> digests)
    {
        if (digests.IsEmpty)
            return new byte[DigestSize];
        var level = digests.ToArray();
        while (level.Length > DigestSize)
        {
            var count = (level.Length / DigestSize + HashesPerBlock - 1) / HashesPerBlock;
            var above = new byte[count * DigestSize];
            for (var block = 0; block < count; block++)
            {
                var from = block * BlockSize;
                HashBlock(
                    level.AsSpan(from, Math.Min(BlockSize, level.Length - from)),
                    above.AsSpan(block * DigestSize, DigestSize)
                );
            }
            level = above;
        }
        return level;
    }
}
